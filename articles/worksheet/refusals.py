"""What is refused on a worksheet, in words and with the status of the answer; the services' own refusals translated."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import NON_FIELD_ERRORS, ObjectDoesNotExist, ValidationError
from django.db import IntegrityError
from django.utils.translation import gettext as _

from summit_archive.editing.admin import said_of

from ..encounters import deciding, deciding_words
from ..encounters.recording import CannotRecord
from ..encounters.turns import Busy

UNREADABLE, FORBIDDEN, GONE, CONFLICT, NOT_SO, BUSY = 400, 403, 404, 409, 422, 503


class Refused(Exception):
    """Nothing was written. `field`: what of that which was sent it is about; `card`: the id of a card to look at again."""

    def __init__(self, words: object, status: int = NOT_SO, field: str = "", card: str = ""):
        super().__init__(str(words))
        self.status, self.field, self.card = status, field, card


def not_allowed() -> Refused:
    return Refused(_("Nothing was written: your account may not do this."), FORBIDDEN)


@contextmanager
def in_words(card: str = "") -> Iterator[None]:
    """Turns what the services and the database refuse into `Refused`."""
    try:
        yield
    except (deciding.AlreadyDecided, deciding_words.AlreadyDecided) as already:
        raise Refused(already, CONFLICT, card=card) from already
    except CannotRecord as refusal:
        raise Refused(refusal, NOT_SO, "to", card) from refusal
    except ValidationError as error:
        raise of_validation(error, card) from error
    except ObjectDoesNotExist as gone:
        raise Refused(_("It is gone: the article was read again."), CONFLICT, card=card) from gone
    except Busy as busy:
        told = _("Somebody else is writing at this moment. Try again in a moment.")
        raise Refused(told, BUSY, card=card) from busy
    except IntegrityError as error:
        raise Refused(said_of(error), CONFLICT, card=card) from error


def of_validation(error: ValidationError, card: str) -> Refused:
    """With the first field that it is about."""
    if not hasattr(error, "error_dict"):
        return Refused(" ".join(error.messages), NOT_SO, card=card)
    field, words = next(iter(error.message_dict.items()))
    return Refused(" ".join(words), NOT_SO, "" if field == NON_FIELD_ERRORS else field, card)
