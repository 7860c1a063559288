"""The tables of the ground, which know no country and no article."""

from .accounts.audit_entry import AuditEntry
from .accounts.second_factor import RecoveryCode, SecondFactor
from .corrections.correction import Correction
from .distinct import DistinctPair
from .findings.tables import KeptFinding, Look
from .history.tables import Change, Step
from .jobs.tables import Job, Schedule, Worker
from .merging.merged_record import MergedRecord
from .page_cache.version import ChangeCount
from .postgres.installed import InstalledText
from .review.submission import ReviewComment, Submission
from .slugs import FormerSlug

__all__ = [
    "AuditEntry",
    "Change",
    "ChangeCount",
    "Correction",
    "DistinctPair",
    "FormerSlug",
    "InstalledText",
    "Job",
    "KeptFinding",
    "Look",
    "MergedRecord",
    "RecoveryCode",
    "ReviewComment",
    "Schedule",
    "SecondFactor",
    "Step",
    "Submission",
    "Worker",
]
