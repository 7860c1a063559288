"""What was typed into a form and could not be taken now: on the page that says so, to be sent again as it was."""

from django.core.exceptions import SuspiciousOperation

# What is typed anew each time.
SECRETS = ("password", "token", "otp")
# Here whatever is typed: a country, too, has a code.
PAGES_OF_SECRETS = ("/login/", "/second-factor/")
OF_FORM = "csrfmiddlewaretoken"
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


def fields_of(request):
    """[(name, value)] of a form that can be sent again as it is; none of one with files or secrets in it.

    Nobody is led into sending what another site made up: the form's own token is sent again, too, and looked at.
    """
    if request.method != "POST" or request.content_type not in FORMS or is_of_secrets(request):
        return []
    try:
        sent, files = request.POST, request.FILES
    except (SuspiciousOperation, OSError):
        return []
    fields = [(name, value) for name, values in sent.lists() for value in values]
    names = [name.lower() for name, _value in fields if name != OF_FORM]
    return [] if files or any(is_secret(name) for name in names) else fields


def is_secret(name):
    """Of a field: whether what is typed into it is never kept."""
    return any(secret in name.lower() for secret in SECRETS)


def is_of_secrets(request):
    """Whether nothing that is typed on this page is ever kept."""
    return request.path_info.endswith(PAGES_OF_SECRETS)
