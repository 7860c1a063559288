"""What was written: one noun a file."""

from .article import Article
from .batch import Arrival, ImportBatch, ImportProblem, StagedRecord
from .citation import Citation
from .coverage import Attestation, Coverage
from .mention import Mention
from .publisher import Publisher
from .statement import Statement
from .story import Sketch, Story
from .topic import Topic

__all__ = [
    "Arrival",
    "Article",
    "Attestation",
    "Citation",
    "Coverage",
    "ImportBatch",
    "ImportProblem",
    "Mention",
    "Publisher",
    "Sketch",
    "StagedRecord",
    "Statement",
    "Story",
    "Topic",
]
