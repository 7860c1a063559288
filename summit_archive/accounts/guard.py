"""Failed logins, counted in the tables of django-axes: what is too often is refused before a password is hashed.

From one address for one name; from one address for all names, which a password tried on many of them is; and for one
name from all addresses. A browser that is known for the name is counted alone. Of a quarter of an hour; what is refused
is not counted, else whoever keeps trying would keep others out for ever.
"""

from axes.attempts import get_cool_off_threshold
from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_client_username
from axes.models import AccessAttempt
from django.db import transaction
from django.db.models import Q, Sum
from django.utils.translation import gettext as _

from ..web import errors
from . import known_browsers, noting

MOST_OF_NAME_AND_ADDRESS = 5
MOST_OF_ADDRESS = 30
MOST_OF_NAME = 40
WAIT = 15 * 60


class Guard(AxesDatabaseHandler):
    """Failures are told in shares of the limit that is nearest; AXES_FAILURE_LIMIT is 1."""

    def is_allowed(self, request, credentials=None):
        name_browser(request, credentials)
        return super().is_allowed(request, credentials)

    def user_login_failed(self, sender, credentials, request=None, **kwargs):
        if request is None:
            return
        name_browser(request, credentials)
        was_refused = request.axes_locked_out
        with transaction.atomic():
            super().user_login_failed(sender, credentials, request, **kwargs)
            if not was_refused:
                noting.failed(request, get_client_username(request, credentials), request.axes_locked_out)

    def get_failures(self, request, credentials=None):
        """One query."""
        name = get_client_username(request, credentials)
        browser, network = request.axes_user_agent, request.axes_ip_address
        lately = AccessAttempt.objects.filter(attempt_time__gte=get_cool_off_threshold(request))
        if browser:
            found = lately.filter(username=name, user_agent=browser).aggregate(both=failures(Q()))
            return found["both"] / MOST_OF_NAME_AND_ADDRESS
        of_name, of_address = Q(username=name), from_network(network)
        found = lately.filter(of_name | of_address).aggregate(
            both=failures(of_name & of_address), name=failures(of_name), address=failures(of_address)
        )
        return max(
            found["both"] / MOST_OF_NAME_AND_ADDRESS,
            found["name"] / MOST_OF_NAME,
            found["address"] / MOST_OF_ADDRESS,
        )

    def reset_user_attempts(self, request, credentials=None):
        """After a login that succeeded: those of this name from here. Whoever has a name is no further with others."""
        mine = Q(username=get_client_username(request, credentials))
        browser = request.axes_user_agent
        mine &= Q(user_agent=browser) if browser else from_network(request.axes_ip_address)
        return AccessAttempt.objects.filter(mine).delete()[0]


def name_browser(request, credentials):
    """A known browser by its mark in the place of what it says of itself; others are not told apart."""
    request.axes_user_agent = known_browsers.called(request, get_client_username(request, credentials))


def from_network(network: str | None) -> Q:
    return Q(ip_address=network) if network else Q(ip_address__isnull=True)


def failures(of: Q) -> Sum:
    return Sum("failures_since_start", filter=of, default=0)


def locked_out(request, *args, **kwargs):
    """For django-axes: too many failed logins. The same whether there is such a name or not."""
    reason = _("Too many logins have failed with this name or from this address. Wait 15 minutes.")
    return errors.wait(request, 429, _("Too many failed logins"), reason, WAIT)
