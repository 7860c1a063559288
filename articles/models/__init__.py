"""What was written: one noun a file."""

from .article import Article
from .batch import Arrival, Completion, ImportBatch, ImportProblem, StagedRecord
from .citation import Citation
from .coverage import Attestation, Coverage
from .encounter import Encounter, EncounterDecision, EncounterParty, Proposal, SelfAcceptance
from .feed import Feed
from .former_number import FormerNumber
from .kept_result import KeptResult
from .listed_proposal import ListedProposal
from .listing import (
    CodeBitmap,
    CodeCount,
    ListedArticle,
    ListedLanguage,
    Listing,
    ListingChange,
    SearchedText,
)
from .mention import Mention
from .preservation import Fixity, KeptPart, LinkCheck, SilentAddress
from .proposed_words import ProposedCitation, ProposedStatement
from .publisher import Publisher
from .reading import Reading
from .remembered import RememberedDecision
from .source import Source, SourceMeeting
from .statement import Statement
from .story import Sketch, Story
from .tag import Tag
from .topic import Topic
from .worksheet_mark import WorksheetMark

__all__ = [
    "Arrival",
    "Article",
    "Attestation",
    "Citation",
    "CodeBitmap",
    "CodeCount",
    "Completion",
    "Coverage",
    "Encounter",
    "EncounterDecision",
    "EncounterParty",
    "Feed",
    "Fixity",
    "FormerNumber",
    "ImportBatch",
    "ImportProblem",
    "KeptPart",
    "KeptResult",
    "LinkCheck",
    "ListedArticle",
    "ListedLanguage",
    "ListedProposal",
    "Listing",
    "ListingChange",
    "Mention",
    "Proposal",
    "ProposedCitation",
    "ProposedStatement",
    "Publisher",
    "Reading",
    "RememberedDecision",
    "SearchedText",
    "SelfAcceptance",
    "SilentAddress",
    "Sketch",
    "Source",
    "SourceMeeting",
    "StagedRecord",
    "Statement",
    "Story",
    "Tag",
    "Topic",
    "WorksheetMark",
]
