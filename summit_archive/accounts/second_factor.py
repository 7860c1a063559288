"""One-time codes of an account (TOTP, RFC 6238) and its recovery codes: made, verified once each, taken away.

The arithmetic is django-otp's; its tables and pages are not used, as they keep recovery codes readable and show secrets.
"""

import base64
import hashlib
import secrets
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_otp.oath import TOTP

# An app's code is this long, holds for so many seconds, and is taken a step before and after as clocks differ.
DIGITS, STEP, TOLERANCE = 6, 30, 1
RECOVERY_CODES = 10
# Whoever knows a password guesses so many codes; then one each quarter of an hour, but from a known browser.
MOST_GUESSES = 10
REST = timedelta(minutes=15)


class SecondFactor(models.Model):
    """`key` in Base32, as apps take it. `last_step`: the step of the last code taken, so that none is taken twice."""

    account = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="second_factor")
    key = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)
    last_step = models.BigIntegerField(default=-1)
    failures = models.PositiveIntegerField(default=0)
    failed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("second factor")
        verbose_name_plural = _("second factors")

    def __str__(self):
        return f"{self.account}"

    def takes(self, typed: str) -> bool:
        step = step_of(self.key, typed, after=self.last_step)
        if step is None:
            return False
        self.last_step = step
        return True


class RecoveryCode(models.Model):
    """A code that was not used yet, as its hash: it is shown once, when it is made."""

    factor = models.ForeignKey(SecondFactor, models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("recovery code")
        verbose_name_plural = _("recovery codes")

    def __str__(self):
        return f"{self.factor}"


def new_key() -> str:
    return base64.b32encode(secrets.token_bytes(20)).decode()


def step_of(key: str, typed: str, after: int = -1) -> int | None:
    """The step of which a code is, if it is one of now and later than the step `after`."""
    code = plain(typed)
    if not (code.isascii() and code.isdecimal() and len(code) == DIGITS):
        return None
    totp = TOTP(base64.b32decode(key), step=STEP, digits=DIGITS)
    return totp.t() if totp.verify(int(code), tolerance=TOLERANCE, min_t=after + 1) else None


def plain(typed: str) -> str:
    """Without what people put between the parts of a code."""
    return "".join(typed.replace("-", "").split()).lower()


def digest_of(code: str) -> str:
    return hashlib.sha256(plain(code).encode()).hexdigest()


def set_up(account: Any, key: str, step: int) -> list[str]:
    """The recovery codes, which nobody can see again. `step`: of the code by which the key was tried."""
    with transaction.atomic():
        factor = SecondFactor.objects.create(account=account, key=key, last_step=step)
        return new_recovery_codes(factor)


def new_recovery_codes(factor: SecondFactor) -> list[str]:
    """In the place of those of before."""
    codes = ["-".join(secrets.token_hex(2) for _part in range(4)) for _code in range(RECOVERY_CODES)]
    with transaction.atomic():
        factor.recovery_codes.all().delete()
        RecoveryCode.objects.bulk_create(
            RecoveryCode(factor=factor, digest=digest_of(code)) for code in codes
        )
    return codes


def verified(account: Any, typed: str, *, is_known: bool) -> str:
    """By what: "code", "recovery-code", or "" where it is neither. A code is taken once; guesses wait for each other."""
    with transaction.atomic():
        factor = SecondFactor.objects.select_for_update().filter(account=account).first()
        if factor is None or (not is_known and rests(factor)):
            return ""
        by = "code" if factor.takes(typed) else ""
        if not by and factor.recovery_codes.filter(digest=digest_of(typed)).delete()[0]:
            by = "recovery-code"
        factor.failures, factor.failed_at = (0, None) if by else (factor.failures + 1, timezone.now())
        factor.save()
        return by


def rests(factor: SecondFactor) -> bool:
    if factor.failures < MOST_GUESSES or factor.failed_at is None:
        return False
    return timezone.now() - factor.failed_at < REST
