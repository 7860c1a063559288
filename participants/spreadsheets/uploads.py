"""A spreadsheet that an editor brought: kept with its preview until it is decided, then brought in as one step of the
history, by which it can be taken back."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from summit_archive.history.recording import recorded
from summit_archive.history.reverting import revert

from ..models import SpreadsheetImport
from .plan import CHANGED, NEW
from .reading import Sheet, read_sheet
from .told import counts_of, digest_of, outcomes_of, remarks_of
from .writing import tried, written

LONGEST_NAME = 200


class NotWaiting(Exception):
    """It was brought in already, or thrown away."""


class ChangedMeanwhile(Exception):
    """Something else would become of a row than the preview said; the preview is made anew."""


class NothingToBringIn(Exception):
    """No row is new or changed."""


def keep(name: str, content: bytes, user: Any = None) -> SpreadsheetImport:
    """With the preview of what would become of each row. Raises Unreadable."""
    upload = SpreadsheetImport(file=name[-LONGEST_NAME:].replace("\0", ""), content=content, user=user)
    preview(upload, read_sheet(content, name))
    upload.save()
    return upload


def preview(upload: SpreadsheetImport, sheet: Sheet) -> None:
    upload.outcomes = outcomes_of(tried(sheet))
    upload.counts, upload.remarks = counts_of(upload.outcomes), remarks_of(sheet)


def bring_in(number: int, user: Any = None) -> SpreadsheetImport:
    """All that the preview said, in one step. Raises NotWaiting, ChangedMeanwhile, NothingToBringIn."""
    try:
        with recorded(by=user, doing=_("Brought in a spreadsheet of meetings")) as step:
            upload = locked(number)
            sheet = read_sheet(content_of(upload), upload.file)
            outcomes = outcomes_of(written(sheet))
            if digest_of(outcomes) != digest_of(upload.outcomes):
                raise ChangedMeanwhile
            if not upload.counts.get(NEW) and not upload.counts.get(CHANGED):
                raise NothingToBringIn
            upload.state, upload.content, upload.done_at = upload.State.DONE, None, timezone.now()
            upload.save()
    except ChangedMeanwhile:
        preview_anew(number)
        raise
    SpreadsheetImport.objects.filter(pk=number).update(step=step.number)
    return upload


def preview_anew(number: int) -> None:
    with transaction.atomic():
        upload = locked(number)
        preview(upload, read_sheet(content_of(upload), upload.file))
        upload.save()


def content_of(upload: SpreadsheetImport) -> bytes:
    """As it was brought; b"" once it is decided."""
    return bytes(upload.content or b"")


def locked(number: int) -> SpreadsheetImport:
    waiting = SpreadsheetImport.objects.select_for_update().filter(pk=number)
    upload = waiting.filter(state=SpreadsheetImport.State.WAITING).first()
    if upload is None:
        raise NotWaiting
    return upload


def take_back(upload: SpreadsheetImport, user: Any = None) -> None:
    """All of it, as one step. Raises CannotRevert, whose `reasons` say what came after."""
    if upload.step:
        revert(upload.step, by=user)
