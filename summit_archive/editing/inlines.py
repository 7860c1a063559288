"""Rows that are edited inside of another row's form: participants, names, terms, memberships."""

import re
from itertools import combinations

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import UniqueConstraint
from django.forms import BaseInlineFormSet
from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .proposing import is_proposed
from .widgets import Known, OneRow, PlainInput, PlainSelect, SharedFields


class EditingFormSet(BaseInlineFormSet):
    """Keeps what was typed, also into rows that somebody else removed meanwhile: they come back as new ones."""

    def __init__(self, data=None, files=None, **options):
        super().__init__(data, files, **options)
        if self.is_bound and not self.save_as_new:
            self.data = with_lost_rows_as_new(self.data, self.prefix, {str(row.pk) for row in self.queryset})
            self.fetch_chosen()
        self.tell_labels()

    def initial_form_count(self):
        """Never more than all lines, of which Django takes so many: whoever claims a milliard is not counted to."""
        count = super().initial_form_count()
        return min(count, self.total_form_count()) if self.is_bound else count

    def fetch_chosen(self):
        """What the lines name, in one query for each relation instead of one for each line."""
        for name, field in self.form.base_fields.items():
            if isinstance(field, OneRow):
                keys = (
                    self.data.get(f"{self.prefix}-{i}-{name}", "") for i in range(self.total_form_count())
                )
                pks = {key for key in keys if key.isascii() and key.isdecimal() and len(key) < 19}
                rows = field.queryset.filter(pk__in=pks) if pks else ()
                field.rows = {str(row.pk): row for row in rows}

    def get_queryset(self):
        """Of a bound form: the rows that it came with, in its order, without any that was added meanwhile."""
        rows = super().get_queryset()
        if not self.is_bound or self.save_as_new:
            return rows
        by_id = {str(row.pk): row for row in rows}
        pks = (self.data.get(f"{self.prefix}-{i}-id") for i in range(self.initial_form_count()))
        return [by_id[pk] for pk in pks if pk in by_id]

    def tell_labels(self):
        """Give the autocomplete widgets what the rows' query has already brought."""
        for name, field in self.form.base_fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            if isinstance(widget, Known):
                relation = self.model._meta.get_field(name)
                shown = (
                    row for row in self.get_queryset() if relation.many_to_one and relation.is_cached(row)
                )
                chosen = (getattr(row, name) for row in shown)
                widget.labels |= {str(one.pk): field.label_from_instance(one) for one in chosen if one}

    def kept_forms(self):
        """The valid forms of rows that will stand in the table after saving."""
        return [
            form
            for form in self.forms
            if form.is_valid()
            and not (self.can_delete and self._should_delete_form(form))
            and (form.instance.pk or form.has_changed())
        ]

    def clean(self):
        super().clean()
        for constraint in self.model._meta.constraints:
            # Where nulls count as equal, Django compares with the table, not within the form.
            if isinstance(constraint, UniqueConstraint) and constraint.nulls_distinct is False:
                self.refuse_repetition(constraint)

    def refuse_repetition(self, constraint):
        if constraint.condition:
            return
        columns = [self.model._meta.get_field(name).attname for name in constraint.fields]
        seen = set()
        for form in self.kept_forms():
            values = tuple(getattr(form.instance, column) for column in columns)
            if values in seen:
                form.add_error(None, constraint.get_violation_error_message())
            seen.add(values)


def with_lost_rows_as_new(data, prefix, existing):
    """A form's data in which the rows that are no longer in the table stand last, without their ids."""
    initial = data.get(f"{prefix}-INITIAL_FORMS", "")
    if not (initial.isdecimal() and len(initial) < 5):
        return data
    numbers = range(int(initial))
    lost = [number for number in numbers if data.get(f"{prefix}-{number}-id") not in existing]
    if not lost:
        return data
    kept = [number for number in numbers if number not in lost]
    places = {old: new for new, old in enumerate(kept + lost)}
    renumbered = data.copy()
    for key, values in data.lists():
        found = re.fullmatch(rf"{re.escape(prefix)}-(\d{{1,4}})-(\w+)", key)
        if found and int(found[1]) in places:
            name = found[2]
            values = [""] if name == "id" and int(found[1]) in lost else values
            renumbered.setlist(f"{prefix}-{places[int(found[1])]}-{name}", values)
    renumbered[f"{prefix}-INITIAL_FORMS"] = str(len(kept))
    return renumbered


class LineForm(forms.ModelForm):
    """A line that nobody touched is not checked again: of two hundred an editor changes one."""

    def full_clean(self):
        if self.is_bound and self.instance.pk and not self.has_changed():
            self._errors, self.cleaned_data = ErrorDict(renderer=self.renderer), {}
        else:
            super().full_clean()


class InUseFormSet(EditingFormSet):
    """What hangs on a row does not go silently with it: such a row is not removed from here."""

    def clean(self):
        super().clean()
        removed = [
            form.instance for form in self.initial_forms if self.can_delete and self._should_delete_form(form)
        ]
        if reasons := [reason for row in removed if row.pk for reason in why_not_removed(row)]:
            raise ValidationError(reasons)


def why_not_removed(row):
    """A sentence for each table with rows that hang on `row`, whichever app it is in. A query for each table."""
    for relation in row._meta.related_objects:
        if relation.one_to_many or relation.one_to_one:
            rows = relation.related_model._base_manager.filter(**{relation.field.name: row})
            if number := rows.count():
                yield in_words(row, number, relation.related_model._meta)


def in_words(row, number, table):
    told = ngettext(
        "%(row)s is not removed: %(number)d %(one)s hangs on it. Remove that first.",
        "%(row)s is not removed: %(number)d %(many)s hang on it. Remove those first.",
        number,
    )
    names = {"one": table.verbose_name, "many": table.verbose_name_plural}
    return told % {"row": row, "number": number, **names}


class InForceFormSet(EditingFormSet):
    """Terms of one person, or memberships in one organisation: all of them, so they are compared here.

    The table's own rule looks at them when all are written, because a boundary that moves
    from one row to the next overlaps for a moment.
    """

    # The other relation that the rule names beside the one to the form's own row.
    of = None
    rule = None

    def _construct_form(self, i, **options):
        form = super()._construct_form(i, **options)
        form.instance.is_compared_elsewhere = True
        return form

    def clean(self):
        super().clean()
        for one, other in combinations(self.kept_forms(), 2):
            same = getattr(one.instance, self.of) == getattr(other.instance, self.of)
            if same and one.instance.surely_meets(other.instance):
                other.add_error("start", self.overlap(one.instance))

    def overlap(self, row):
        facts = {"row": row, "start": row.start, "end": row.end or row.known_until}
        return _("This overlaps another line: %(row)s, from %(start)s until %(end)s.") % facts

    def save(self, commit=True):
        with connection.cursor() as cursor:
            cursor.execute(f"SET CONSTRAINTS {self.rule} DEFERRED")
            saved = super().save(commit)
            cursor.execute(f"SET CONSTRAINTS {self.rule} IMMEDIATE")
        return saved


class EditingInline(SharedFields, admin.TabularInline):
    """A line for each row: what is essential side by side, the rest folded below it."""

    formset = EditingFormSet
    template = "admin/lines.html"
    extra = 0
    # Names of fields: by what a line is believed, and what few lines say.
    folded: tuple[str, ...] = ()
    # What a row's relations need to be shown, so that no row costs a query.
    select_related = ()

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if not self.folded:
            return fieldsets
        names = flatten_fieldsets(fieldsets)
        in_view = [name for name in names if name not in self.folded]
        folded = [name for name in names if name in self.folded]
        return [(None, {"fields": in_view}), (None, {"fields": folded})]

    def formfield_for_dbfield(self, db_field, request, **options):
        """Beside a choice only the way to add one: four pictures would make the row wider than the page."""
        field = super().formfield_for_dbfield(db_field, request, **options)
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            field.widget.can_change_related = field.widget.can_view_related = False
        return field

    def get_queryset(self, request):
        """Locked while a form is saved, as the row itself is: what is merged cannot change before it is written."""
        queryset = super().get_queryset(request)
        if request.method == "POST" and connection.in_atomic_block:
            queryset = queryset.select_for_update(of=("self",), no_key=True)
        return queryset.select_related(*self.select_related) if self.select_related else queryset

    def has_add_permission(self, request, obj=None):
        return is_proposed(request, self.parent_model) or super().has_add_permission(request, obj)

    def has_change_permission(self, request, obj=None):
        return is_proposed(request, self.parent_model) or super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return is_proposed(request, self.parent_model) or super().has_delete_permission(request, obj)


class ManyLinesInline(EditingInline):
    """Of which a row may have hundreds: each line is rendered without a template for each of its fields."""

    form = LineForm

    def formfield_for_dbfield(self, db_field, request, **options):
        field = super().formfield_for_dbfield(db_field, request, **options)
        if isinstance(widget := getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            field.widget = widget.widget
        elif type(widget) is forms.Select:
            field.widget = PlainSelect(choices=field.choices)
        elif isinstance(widget, forms.TextInput):
            field.widget = PlainInput(widget.attrs)
        if field is not None:
            # Said once above all lines, if at all: no line repeats it.
            field.help_text = ""
        return field


class ShownInline(EditingInline):
    """Rows that are edited elsewhere: two forms for one row could not both guard it."""

    template = "admin/edit_inline/tabular.html"
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
