"""What was written: one noun a file."""

from .article import Article
from .citation import Citation
from .coverage import Attestation, Coverage
from .mention import Mention
from .publisher import Publisher
from .statement import Statement
from .topic import Topic

__all__ = [
    "Article",
    "Attestation",
    "Citation",
    "Coverage",
    "Mention",
    "Publisher",
    "Statement",
    "Topic",
]
