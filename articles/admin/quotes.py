"""Quotes in an article's form: pasted words are looked for in the article as it was typed, and move with it."""

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from summit_archive.editing.inlines import EditingFormSet, EditingInline
from summit_archive.editing.widgets import KeptText

from ..linking.anchoring import STANDS, quotes_after
from ..models import Article, Statement
from ..models.mention import shortened
from ..models.quote import Standing, texts_of


class PlacedForm(forms.ModelForm):
    """Words left alone keep their place or move with it; others are looked for, first where the earlier ones were."""

    moved = None
    # The fields that say where it stands, where an editor may.
    typed_place: frozenset[str] | set[str] = frozenset()

    def clean(self):
        cleaned = super().clean()
        changed = {*self.changed_data, *self.errors}
        if self.instance.pk and not self.typed_place & changed:
            self.move(cleaned)
        if self.is_another(changed, cleaned) and not self.typed_place & changed:
            self.ask_anew(cleaned)
        return cleaned

    def move(self, cleaned):
        """Where its words are in the article as it was typed."""
        row = self.instance
        if moved := self.moved and self.moved().get(row.pk):
            for name in [*STANDS, row.WORDS]:
                setattr(row, name, getattr(moved, name))
        texts = texts_of(row.article)
        if row.place and not row.is_in(texts[row.part]):
            # It was beside its words already.
            row.find_place(texts)
        if row.WORDS not in self.changed_data:
            cleaned[row.WORDS] = row.words
        self.say_place(cleaned)

    def is_another(self, changed, cleaned):
        """Whether the editor's changes make another quote of it."""
        return "quote" in changed

    def ask_anew(self, cleaned):
        row = self.instance
        row.earlier, row.start, row.end, row.standing = row.place, None, None, ""
        self.say_place(cleaned)

    def say_place(self, cleaned):
        cleaned |= {name: getattr(self.instance, name) for name in self.typed_place}


class QuoteForm(PlacedForm):
    is_apart = forms.BooleanField(
        label=gettext_lazy("not from the text"),
        required=False,
        help_text=gettext_lazy("A note of your own: readers never see it in quotation marks."),
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.initial["is_apart"] = self.instance.standing == Standing.APART

    def is_another(self, changed, cleaned):
        return bool({"quote", "is_apart"} & changed)

    def ask_anew(self, cleaned):
        super().ask_anew(cleaned)
        if cleaned.get("is_apart"):
            self.instance.standing = Standing.APART


class StatementForm(PlacedForm):
    """A place that the editor typed is one in the new text. A paraphrase keeps its passage, however it is worded."""

    typed_place = {"part", "start", "end"}

    def is_another(self, changed, cleaned):
        return cleaned.get("manner") == Statement.Manner.QUOTED and bool({"text", "manner"} & changed)


class PlacedFormSet(EditingFormSet):
    def _construct_form(self, i, **options):
        form = super()._construct_form(i, **options)
        if form.instance.pk:
            # Each says its article's name.
            form.instance.article = self.instance
        if self.is_bound and form.instance.pk:
            form.moved = lambda: self.moved
        return form

    @cached_property
    def moved(self):
        """{id: the saved row as it stands in the texts that were typed}, of those that it changes. The saved texts are still the old."""
        now = texts_of(self.instance)
        old = Article.objects.values(*now).filter(pk=self.instance.pk).first() or now
        before = {part: text for part, text in old.items() if text != now[part]}
        if not before:
            return {}
        rows = list(self.model.objects.filter(article=self.instance.pk).exclude(standing=""))
        return {row.pk: row for row in quotes_after(rows, before, now)}


class PlacedInline(EditingInline):
    """An inline of rows that quote the article."""

    formset = PlacedFormSet
    readonly_fields = ["where"]
    # A line of a table is no place for a field of ten lines.
    formfield_overrides = {
        **EditingInline.formfield_overrides,
        models.TextField: {"form_class": KeptText, "widget": AdminTextareaWidget(attrs={"rows": 2})},
    }

    def where(self, row):
        if not row.standing:
            return "—"
        if not row.is_in_text:
            return row.get_standing_display()
        facts = {"part": row.get_part_display(), "start": row.start, "end": row.end}
        return _("in the text: %(part)s, %(start)d–%(end)d") % facts

    where.short_description = gettext_lazy("where it is")


def tell_of_places(request, formsets):
    """Of words that an editor pasted and that stand at several places it is told which was taken."""
    for row in (form.instance for formset in formsets for form in formset.forms if form.has_changed()):
        if (getattr(row, "times", None) or 0) > 1:
            messages.warning(request, place_taken(row))


def place_taken(row):
    told = ngettext(
        "“%(words)s” occurs %(times)d time in the article.",
        "“%(words)s” occurs %(times)d times in the article. Characters %(start)d–%(end)d of the %(part)s were "
        "taken; paste more words to choose another place.",
        row.times,
    )
    facts = {"words": shortened(row.words), "times": row.times, "start": row.start, "end": row.end}
    return told % (facts | {"part": row.get_part_display()})
