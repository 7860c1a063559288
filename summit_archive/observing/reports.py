"""Errors to a service that speaks Sentry's protocol, if `SENTRY_DSN` names one: what went wrong and where, of nobody.

The package `sentry-sdk` is not among the requirements: whoever wants it installs it.
"""

from typing import Any

from django.conf import settings

from .. import __version__
from .request_ids import request_id
from .unsaid import without_values

# All of an event's own; what it says of a request, a user, or the way there is left out.
KEPT = (
    "event_id",
    "timestamp",
    "level",
    "platform",
    "logger",
    "release",
    "environment",
    "exception",
    "logentry",
    "sdk",
)


def begin() -> None:
    if not settings.SENTRY_DSN:
        return
    import sentry_sdk

    sentry_sdk.init(
        dsn=settings.SENTRY_DSN,
        release=__version__,
        include_local_variables=False,
        include_source_context=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        before_send=stripped,
    )


def stripped(event: Any, hint: dict) -> Any:
    """Only what is listed, without values that PostgreSQL quotes; the request by its number alone."""
    told = {name: event[name] for name in KEPT if name in event}
    for error in told.get("exception", {}).get("values", []):
        error["value"] = without_values(str(error.get("value", "")))
        for frame in error.get("stacktrace", {}).get("frames", []):
            frame.pop("vars", None)
    if "logentry" in told:
        told["logentry"] = {
            "message": without_values(
                str(told["logentry"].get("formatted") or told["logentry"].get("message", ""))
            )
        }
    return told | {"contexts": {"request": {"number": request_id.get() or "none"}}}
