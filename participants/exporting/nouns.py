"""What is told of those who met, a noun at a time: the columns of tables and the keys of JSON."""

from django.utils.translation import gettext_lazy as _

from summit_archive.files import Field, Kind, Noun
from summit_archive.web.json import slug

from ..models import Meeting

SOURCE = (
    Field("source", Kind.TEXT, _("Where the fact comes from, in words.")),
    Field("source_url", Kind.ADDRESS, _("Where the source is on the web.")),
    Field(
        "confirmation",
        Kind.WORD,
        _("Why the fact may be believed: the grade of its ground."),
        choices=tuple(dict(Meeting._meta.get_field("confirmation").flatchoices)),
    ),
)

SERIES = Noun(
    "series",
    "series",
    _("A series of meetings, such as the informal summits of the CIS."),
    (
        Field("slug", Kind.KEY, _("The series' address here.")),
        Field("url", Kind.ADDRESS, _("The series' page."), lambda row: row.get_absolute_url()),
        Field("name", Kind.TEXT, _("What it is called.")),
        Field(
            "organisation",
            Kind.KEY,
            _("The organisation whose meetings they are."),
            lambda row: slug(row.organisation),
        ),
        Field("kind", Kind.WORD, _("The kind of its meetings."), choices=tuple(Meeting.Kind.values)),
        Field(
            "usual_month", Kind.NUMBER, _("The month in which it usually meets."), unit=_("month of the year")
        ),
        Field(
            "known_until",
            Kind.DAY,
            _("The day until which its meetings were looked for: after it silence says nothing."),
        ),
        Field(
            "meetings_held",
            Kind.NUMBER,
            _("How many of its meetings were held."),
            lambda row: row.held_count,
            unit=_("meetings"),
        ),
        *SOURCE,
    ),
)
