"""All styles for people, in the order in which they are offered."""

from collections.abc import Callable
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from . import apa, chicago, gost, mla
from .cited import Cited
from .runs import Citation


class Style(NamedTuple):
    """`key` stands in ids of a page; `label` is the style's name."""

    key: str
    label: object
    cite: Callable[[Cited], Citation]


STYLES = (
    Style("apa", _("APA 7"), apa.apa),
    Style("chicago-note", _("Chicago 17, note"), chicago.note),
    Style("chicago", _("Chicago 17, bibliography"), chicago.bibliography),
    Style("mla", _("MLA 9"), mla.mla),
    Style("gost", _("GOST R 7.0.5-2008"), gost.gost),
)
