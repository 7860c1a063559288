"""Which fields of a meeting stand where in its form: what an editor always fills in is in view, all else is folded."""

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from summit_archive.dates.fields import EXAMPLES_OF_DATES
from summit_archive.editing.slugs import TitledForm

OF_DAYS = gettext_lazy(
    "Type the date as far as the source states it and no further; narrow it only with a reason. What the date leaves "
    "open, a year or an end, is looked for by the status: what was held, from the founding of its organisation (else "
    "December 1991) until the day of the source; what is announced, scheduled or possible, from the day of the "
    "source on, "
    "for ten years; what was rumoured, postponed, cancelled or denied, in both times. “Not before” and “not "
    "after” take the "
    "place of these bounds. A season has all days that anybody counts to it in the north: spring runs from 1 "
    "March to 21 June."
)
OF_STATUS = gettext_lazy(
    "Your conclusion from all sources. A possible talk is not a held one; what each article says is kept with the "
    "article."
)
OF_LIST = gettext_lazy(
    "While nobody is named above, nothing is concluded from this meeting. A list is partial until a source is "
    "known that names every country that took part."
)
FIELDSETS = [
    (
        None,
        {
            "fields": [
                ("title", "kind", "status"),
                ("when", "place", "format"),
                ("organisation", "series", "edition", "parent"),
            ]
        },
    ),
    (
        gettext_lazy("Summary and source"),
        {
            "fields": ["summary", ("source", "source_url", "stated_on", "confirmation")],
            "description": OF_STATUS,
        },
    ),
    (
        gettext_lazy("Narrow the days, with a reason"),
        {
            "fields": [("not_before", "not_after", "window_reason"), "recorded_on"],
            "classes": ["collapse"],
            "description": OF_DAYS,
        },
    ),
    (
        gettext_lazy("How complete the list of participants is"),
        {
            "fields": ["participant_list", "has_complete_list", ("list_source", "list_source_url")],
            "classes": ["collapse"],
            "description": OF_LIST,
        },
    ),
    (gettext_lazy("Address of its page"), {"fields": ["slug"], "classes": ["collapse"]}),
]


class MeetingForm(TitledForm):
    """Long texts of help are folded: who knows them needs the room."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for name, (told, folded) in HELP.items():
            if name in self.fields:
                self.fields[name].help_text = folded_help(told, folded or self.fields[name].help_text)


HELP = {
    "when": (gettext_lazy("As you would write it: 26 December 2023."), EXAMPLES_OF_DATES),
    "parent": (gettext_lazy("Part of"), None),
    "edition": (gettext_lazy("Which edition"), None),
    "stated_on": (gettext_lazy("What this day limits"), None),
    "confirmation": (gettext_lazy("What each word means"), None),
    "source": (gettext_lazy("What to write"), None),
}


def folded_help(told, folded):
    return format_html("<details><summary>{}</summary>{}</details>", told, folded or _("No more is known."))
