"""The archive's addresses, and pages that fail in ways of their own."""

from django.db import DataError, IntegrityError, InterfaceError, OperationalError
from django.urls import path

from summit_archive import urls
from summit_archive.urls import handler400, handler403, handler404, handler500  # noqa: F401

ERRORS = {
    "operational": OperationalError,
    "interface": InterfaceError,
    "integrity": IntegrityError,
    "data": DataError,
    "ours": ZeroDivisionError,
}


def fail(request, error):
    raise ERRORS[error]


def fail_because(request, error):
    try:
        raise ERRORS[error]
    except Exception as cause:
        raise RuntimeError("while doing something else") from cause


urlpatterns = [
    path("fails/<error>.json", fail),
    path("fails/<error>.csv", fail),
    path("fails/<error>.xlsx", fail),
    path("fails/<error>", fail),
    path("fails-because/<error>", fail_because),
    *urls.urlpatterns,
]
