"""The form in which an editor says otherwise what an article reports: prefilled from what was read, with its words beside it."""

from django import forms
from django.contrib.admin.sites import site
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participants.models import Meeting
from participants.models.meeting import TAKEN_SLUGS
from summit_archive.editing.slugs import free_slug, row_once_at
from summit_archive.editing.widgets import OneOfMany

from ..desk.passages import spans_of
from ..models import Encounter, EncounterParty, Proposal

# Lines for parties that were not read.
EXTRA = 3
# Whoever names more has not read a text of a meeting.
MOST_PARTIES = 120
WHO = ["country", "organisation", "office", "person", "name_as_given"]
FACTS = ["kind", "status", "when", "place", "organisation", "series"]
LINE = [*WHO, "role", "status"]
SAID_BY = ["said_by_person", "said_by_organisation", "said_by_name"]


def choice_of(model, name):
    """A field in which one row is searched for and chosen, as the forms of `model` have it."""
    relation = model._meta.get_field(name)
    return forms.ModelChoiceField(
        relation.related_model._base_manager.all(),
        required=False,
        label=relation.verbose_name,
        widget=OneOfMany(relation, site),
    )


class ChangeForm(forms.ModelForm):
    """What the meeting was. `meeting` chosen: that one on record; else a new one of this title and address."""

    meeting = choice_of(Encounter, "meeting")
    place = choice_of(Encounter, "place")
    organisation = choice_of(Encounter, "organisation")
    series = choice_of(Encounter, "series")
    title = forms.CharField(
        label=gettext_lazy("Title of the new meeting"),
        max_length=300,
        required=False,
        widget=forms.TextInput({"size": 60}),
    )
    slug = forms.SlugField(
        label=gettext_lazy("Its address"),
        max_length=120,
        required=False,
        widget=forms.TextInput({"size": 60}),
        help_text=gettext_lazy("Leave empty to have it made."),
    )
    parent = choice_of(Proposal, "parent")

    class Meta:
        model = Encounter
        fields = ["meeting", "title", "slug", "kind", "status", "when", "place", "organisation", "series"]

    field_order = [
        "meeting",
        "title",
        "slug",
        "kind",
        "status",
        "when",
        "place",
        "organisation",
        "series",
        "parent",
    ]

    def __init__(self, *args, instance, **options):
        proposal = instance.proposal
        initial = (
            {"title": proposal.title, "slug": proposal.slug, "parent": proposal.parent_id} if proposal else {}
        )
        super().__init__(*args, instance=instance, initial=initial, **options)
        self.fields["meeting"].label = _("It is this meeting on record")
        self.fields["meeting"].help_text = _(
            "The article becomes coverage of that meeting, and attests the parties below. Title and address are "
            "not used."
        )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("meeting") is None:
            self.clean_new_meeting(cleaned)
        elif cleaned.get("parent") == cleaned["meeting"]:
            self.add_error("parent", _("A meeting cannot be part of itself: choose another, or none."))
        return cleaned

    def clean_new_meeting(self, cleaned):
        title, slug = cleaned.get("title", ""), cleaned.get("slug", "")
        if not title and "title" not in self.errors:
            self.add_error(
                "title", _("A new meeting needs a title; or choose the meeting on record that it is.")
            )
        if slug and is_taken(slug):
            self.add_error("slug", _("“%s” is the address of another meeting: give another one.") % slug)
        if not slug and "slug" not in self.errors:
            cleaned["slug"] = free_slug(Meeting, title)
            if title and not cleaned["slug"]:
                self.add_error("slug", _("No address can be made of this: give one, such as almaty-2002."))

    def _post_clean(self):
        """What is typed is handed on as it is; no row is made here."""

    @property
    def facts(self):
        """What is said otherwise than it was read."""
        facts = {name: self.cleaned_data[name] for name in FACTS if name in self.changed_data}
        if "when" in facts:
            facts["when_basis"] = Encounter.WhenBasis.STATED
        return facts

    @property
    def named(self):
        """How the meeting is recorded that is made of it."""
        named = {name: self.cleaned_data[name] for name in ("title", "slug")}
        # Left alone, it is a part of what its proposal is a part of, which may be no more than proposed itself.
        return named | ({"parent": self.cleaned_data["parent"]} if "parent" in self.changed_data else {})


def is_taken(slug):
    return (
        slug in TAKEN_SLUGS
        or Meeting.objects.filter(slug=slug).exists()
        or row_once_at(Meeting, slug) is not None
    )


class PartyForm(forms.ModelForm):
    # The party that was read, whose speaker and whose words stay with the line.
    number = forms.IntegerField(required=False, min_value=0, max_value=MOST_PARTIES, widget=forms.HiddenInput)
    country = choice_of(EncounterParty, "country")
    organisation = choice_of(EncounterParty, "organisation")
    office = choice_of(EncounterParty, "office")
    person = choice_of(EncounterParty, "person")

    class Meta:
        model = EncounterParty
        fields = LINE

    def clean(self):
        cleaned = super().clean()
        if self.has_changed() and not any(cleaned.get(name) for name in WHO):
            told = _("Say who: a country, an organisation, an office, a person or a name.")
            raise ValidationError(told)
        return cleaned

    def _post_clean(self):
        pass


class BasePartyFormSet(forms.BaseFormSet):
    def clean(self):
        if self.total_form_count() < 0:
            told = _("Parties: “%(number)s” lines were sent; expected a number from 0.")
            raise ValidationError(told % {"number": self.total_form_count()})

    def kept(self, encounter):
        """The lines that stand, as `deciding.change` takes them; None where they are as they were read."""
        read = {party.number: party for party in encounter.parties.all()}
        lines = [
            form.cleaned_data for form in self.forms if form.cleaned_data and form not in self.deleted_forms
        ]
        lines = [line for line in lines if any(line.get(name) for name in WHO)]
        as_read = [{name: getattr(party, name) for name in LINE} for party in read.values()]
        if [{name: line[name] for name in LINE} for line in lines] == as_read:
            return None
        spans = first_spans(encounter)
        return [
            {name: line[name] for name in LINE} | kept_of(read.get(line.get("number")), spans)
            for line in lines
        ]


def first_spans(encounter):
    """{number of a party: [part, start, end, words]}."""
    spans = {}
    for span in spans_of(encounter):
        what, _space, number = span.shows.partition(" ")
        if what == "party" and number.isdecimal():
            spans.setdefault(int(number), [span.part, span.start, span.end, span.words])
    return spans


def kept_of(party, spans):
    """What an editor's line keeps of the party that was read."""
    if party is None:
        return {}
    kept = {name: getattr(party, name) for name in SAID_BY}
    return kept | ({"span": spans[party.number]} if party.number in spans else {})


PartyFormSet = forms.formset_factory(
    PartyForm,
    formset=BasePartyFormSet,
    extra=EXTRA,
    can_delete=True,
    max_num=MOST_PARTIES,
    absolute_max=MOST_PARTIES,
    validate_max=True,
)


def lines_of(encounter):
    """What the formset begins with."""
    return [{name: getattr(party, name) for name in ["number", *LINE]} for party in encounter.parties.all()]
