"""Between the two steps of a login: whose password was right, told by a signed word that the second form sends along."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core import signing

SALT = "summit_archive.accounts.second_step"
# Seconds to find one's phone.
HOLDS_FOR = 5 * 60


def passed(account: Any) -> str:
    """No longer than the password stays as it is."""
    return signing.dumps([account.pk, account.get_session_auth_hash()[:16]], salt=SALT)


def account_of(word: str) -> Any:
    """Who may still log in; None where the word is old, or none of ours."""
    try:
        number, mark = signing.loads(word, salt=SALT, max_age=HOLDS_FOR)
    except (signing.BadSignature, ValueError):
        return None
    account = get_user_model().objects.filter(pk=number, is_active=True, is_staff=True).first()
    return account if account and account.get_session_auth_hash()[:16] == mark else None
