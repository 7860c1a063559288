"""Names: rows of a country, a person or an organisation."""

from django.utils.translation import gettext_lazy as _

from ..models import Name
from .rows import EditingInline


class NameInline(EditingInline):
    """Every spelling by which readers and the linker find the owner."""

    model = Name
    verbose_name_plural = _("names: every spelling by which it is found")
    fields = ["text", "language", "script", "kind", "source"]
