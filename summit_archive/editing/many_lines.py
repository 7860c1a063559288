"""Lines of which a form may have hundreds: one that nobody touched costs no form of its own, and is rendered from a mould.

A form as Django makes it has each of its fields and widgets copied, and each rendered: some four milliseconds a line.
Of two hundred lines an editor changes one: the others are shown, compared and left alone by the values of their rows.
"""

import secrets
from types import SimpleNamespace
from typing import Any

from django.forms.utils import ErrorDict
from django.utils.functional import cached_property
from django.utils.html import escape

from .inlines import InUseFormSet
from .two_editors.values import BESIDE, edited_fields, initial_of, plain, sent_value

# Marks of what each line has beside its fields; no field is named so.
PLACE, NUMBER, PK = ".place", ".number", ".pk"


class UntouchedLine:
    """A line that is as its row is. Whatever else is asked of it is asked of its form, which is made then."""

    is_untouched = True
    empty_permitted = False

    def __init__(self, formset: Any, number: int, row: Any) -> None:
        self.formset, self.number, self.instance = formset, number, row
        self.prefix = formset.add_prefix(number)
        self.errors = ErrorDict()
        self.cleaned_data: dict[str, Any] = {}
        self.changed_data: list[str] = []

    @cached_property
    def form(self) -> Any:
        return self.formset.form_of(self.number)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.form, name)

    def __getitem__(self, name: str) -> Any:
        return self.form[name]

    def __iter__(self) -> Any:
        return iter(self.form)

    def has_changed(self) -> bool:
        return False

    def is_valid(self) -> bool:
        return self.formset.is_bound

    def _get_validation_exclusions(self) -> set[str]:
        """It adds no rule to what the lines are compared by; those that were touched do."""
        return {field.name for field in self.instance._meta.get_fields()}

    def initial_values(self) -> dict[str, Any]:
        """{field: its plain value}, those that are empty left out, as `two_editors.values` tells them of a form."""
        return {name: value for name, value in self.formset.plain_values(self.instance).items() if value}


class ManyLinesFormSet(InUseFormSet):
    """Its form is a `LineForm`: a line starts with the values of its row's columns, and with nothing else."""

    def _construct_form(self, i, **options):
        row = None if options or self.save_as_new else self.row_of_line(i)
        if row is None or (self.is_bound and not self.is_as_sent(i, row)):
            return self.form_of(i, **options)
        return UntouchedLine(self, i, row)

    def form_of(self, number, **options):
        return super()._construct_form(number, **options)

    def row_of_line(self, number):
        if number >= self.initial_form_count():
            return None
        if not self.is_bound:
            return self.get_queryset()[number]
        pk = self.data.get(f"{self.add_prefix(number)}-{self.model._meta.pk.name}", "")
        return self._existing_object(int(pk)) if pk.isascii() and pk.isdecimal() and len(pk) < 19 else None

    @cached_property
    def blank(self):
        """What is the same for all lines: the fields and their names."""
        return self.empty_form

    @cached_property
    def edited(self):
        return edited_fields(self.blank)

    def values_of(self, row):
        """{field: what its form would start with}."""
        columns = {field.name: field for field in row._meta.concrete_fields}
        return {
            name: columns[name].value_from_object(row) if name in columns else initial_of(self.blank, name)
            for name in self.edited
        }

    def plain_values(self, row):
        return {name: plain(self.edited[name], value) for name, value in self.values_of(row).items()}

    def shown_lines(self, template, context, may_delete):
        """The HTML of each line by a template, which takes: form, number, may_delete."""
        mould = Mould(self, template, context, may_delete)
        for number, form in enumerate(self.forms, 1):
            if getattr(form, "is_untouched", False):
                yield mould.html(form)
            else:
                with context.push(form=form, number=number, may_delete=may_delete):
                    yield template.render(context)

    def is_as_sent(self, number, row):
        prefix = self.add_prefix(number)
        if self.can_delete and self.data.get(f"{prefix}-DELETE"):
            return False
        return all(
            sent_value(self.edited[name], self.data, f"{prefix}-{name}") == value
            for name, value in self.plain_values(row).items()
        )


class Mould:
    """The HTML of an untouched line, by the template of all lines, in which only values are filled in.

    The template is rendered once for each look of a line, and each field once for each of its values. The form says
    with `look_of` how a row's line looks, and with what texts, and with `shown_in` what its template finds. No text that
    an editor typed can be taken for a place to be filled in, as these are marked anew each time.
    """

    def __init__(self, formset: Any, template: Any, context: Any, may_delete: bool) -> None:
        self.formset, self.template, self.context, self.may_delete = formset, template, context, may_delete
        self.key = secrets.token_hex(12)
        self.form = formset.form(
            prefix=formset.add_prefix(self.mark(PLACE)),
            auto_id=formset.auto_id,
            use_required_attribute=False,
            renderer=formset.form_renderer,
        )
        formset.add_fields(self.form, 0)
        self.lines: dict[tuple, list[str]] = {}
        self.fields: dict[tuple[str, str], str] = {}

    def mark(self, name: str) -> str:
        return f"{self.key}{name}{self.key}"

    def html(self, line: UntouchedLine) -> str:
        row = line.instance
        values = self.formset.values_of(row)
        look, texts = self.formset.form.look_of(row, values, self.form.fields)
        texts = {name: escape(text) for name, text in texts.items()}
        html = "".join(
            part if number % 2 == 0 else texts.get(part) or self.filled(part, values)
            for number, part in enumerate(self.parts_of(look))
        )
        for name, told in ((PLACE, line.number), (NUMBER, line.number + 1), (PK, row.pk)):
            html = html.replace(self.mark(name), str(told))
        return html

    def filled(self, name: str, values: dict[str, Any]) -> str:
        """A number of the line is filled in at the end, as fields have it too."""
        if name not in values:
            return self.mark(name)
        value = values[name]
        found = self.fields.get((name, str(value)))
        if found is None:
            self.form.initial[name] = value
            found = self.fields[name, str(value)] = str(
                self.form.fields[name].get_bound_field(self.form, name)
            )
        return found

    def parts_of(self, look: tuple) -> list[str]:
        """In turn: HTML, and the name of what is filled in there."""
        if look not in self.lines:
            self.lines[look] = self.rendered(look).split(self.key)
        return self.lines[look]

    def rendered(self, look: tuple) -> str:
        fields, owner = {name: self.field(name) for name in self.form.fields}, self.formset.fk
        line = SimpleNamespace(
            prefix=self.form.prefix,
            errors=None,
            instance=SimpleNamespace(pk=self.mark(PK), **{owner.attname: self.formset.instance.pk}),
            **{name: fields[name] for name in (*BESIDE, owner.name) if name in fields},
            **self.formset.form.shown_in(fields, look, self.mark),
        )
        facts = {"form": line, "number": self.mark(NUMBER), "may_delete": self.may_delete}
        with self.context.push(**facts):
            return self.template.render(self.context)

    def field(self, name: str) -> Any:
        bound = self.form.fields[name].get_bound_field(self.form, name)
        return MouldedField(bound, self.mark(name))


class MouldedField:
    def __init__(self, bound: Any, mark: str) -> None:
        self.name, self.html_name, self.label = bound.name, bound.html_name, bound.label
        self.id_for_label, self.errors, self.value = bound.id_for_label, None, ""
        self.shown = mark

    def __str__(self) -> str:
        return self.shown
