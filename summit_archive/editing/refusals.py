"""What the database refuses, in the words of its rules."""

from django.apps import apps
from django.utils.translation import gettext as _

NO_SUCH_ROW = "23503"
ALREADY_THERE = "23505"


def said_of(error):
    """What to tell the editor about an IntegrityError: the rule's own words where it has some."""
    cause = error.__cause__
    rule = getattr(getattr(cause, "diag", None), "constraint_name", None) or ""
    return _("Nothing is saved yet. %(why)s") % {"why": why(rule, getattr(cause, "pgcode", ""))}


def why(rule, code):
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name == rule and constraint.violation_error_message:
                return constraint.get_violation_error_message()
    if rule.endswith("_is_not_inside_its_own_part"):
        return _("It cannot be a part of itself or of one of its own parts.")
    if code == NO_SUCH_ROW:
        return _("Something that you chose was deleted meanwhile: choose again.")
    if code == ALREADY_THERE:
        return _("The same was saved meanwhile by somebody else, or stands twice in this form.")
    return _("The archive keeps a rule that this would break: “%(rule)s”.") % {"rule": rule.replace("_", " ")}
