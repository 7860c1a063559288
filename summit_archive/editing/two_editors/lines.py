"""The merge of the lines of another table in a form: each by its row, and each new one by what it is about."""

from collections.abc import Iterator
from typing import Any

from django.db.models import UniqueConstraint
from django.utils.translation import gettext

from .chosen import Choice
from .sent import SentLine, line_as_shown, sent_lines, write_lines
from .shown import TITLE, Line
from .three_way import By, Clash, Kind, Merge, Settled, Spot
from .values import edited_fields, initial_values, takes_several, value_in


class LinesMerge:
    """Of one formset. `formset` shows the rows as they are now."""

    def __init__(self, merge: Merge, formset: Any) -> None:
        self.merge, self.formset, self.prefix = merge, formset, formset.prefix
        self.forms = {str(form.instance.pk): form for form in formset.initial_forms}
        self.blank = formset.empty_form
        self.base = merge.base.lines.get(self.prefix, {}) if merge.base else None
        self.now = merge.now.lines[self.prefix]

    def run(self) -> None:
        sent = sent_lines(self.merge.data, self.prefix)
        if sent is None:
            return
        kept = list(self.lines_of_rows(sent))
        seen = {line.pk for line in kept}
        added = [pk for pk in self.now if pk not in seen and not self.was_there(pk)]
        for line in sent:
            if not line.pk:
                kept.append(self.new_line(line, added))
        seen = {line.pk for line in kept}
        kept += [self.their_line(pk) for pk in self.now if pk not in seen]
        write_lines(self.merge.data, self.prefix, kept)

    def was_there(self, pk: str) -> bool:
        return pk in (self.base or {})

    def spot(self, pk: str, name: str = "") -> Spot:
        """Of a row that is gone the base knows what it was called."""
        title = "" if pk in self.forms else told_title((self.base or {}).get(pk))
        return Spot(self.forms.get(pk, self.blank), name, self.prefix, pk, title)

    # --- Lines of rows that were there ---------------------------------------------

    def lines_of_rows(self, sent: list[SentLine]) -> Iterator[SentLine]:
        met: set[str] = set()
        for line in sent:
            if not line.pk:
                continue
            if line.pk in met or not self.is_of_a_row(line.pk):
                line.pk = ""  # it comes back as a new one
                continue
            met.add(line.pk)
            merged = self.gone_line(line) if line.pk not in self.forms else self.line_of_row(line)
            if merged:
                yield merged

    def is_of_a_row(self, pk: str) -> bool:
        return pk in self.forms or self.base is None or pk in self.base or self.asked(pk).is_open

    def asked(self, pk: str) -> Choice:
        return self.merge.chosen.of(self.spot(pk).key)

    def gone_line(self, line: SentLine) -> SentLine | None:
        """They took it out: mine stays out too, unless I changed it."""
        spot, choice, mine = self.spot(line.pk), self.asked(line.pk), line.values(self.blank)
        base = without_title(choice.base if choice.is_open else (self.base or {}).get(line.pk))
        spot.title = spot.title or told_title(choice.base) or gettext("a line that is gone")
        if line.is_taken_out or (mine == base and not choice.is_open):
            self.merge.settle(spot, By.BOTH if line.is_taken_out else By.THEIRS, base, None)
            return None
        if choice.is_theirs:
            self.merge.settled.append(Settled(spot, By.THEIRS, base, None, "theirs", [(By.MINE, mine)]))
            return None
        if choice.is_made:
            self.merge.settled.append(Settled(spot, By.MINE, base, mine, "mine"))
            line.pk = ""
            return None  # among the new ones
        self.merge.clashes.append(Clash(spot, Kind.THEY_TOOK_OUT, base, mine, None, choice.is_open))
        return line

    def line_of_row(self, line: SentLine) -> SentLine:
        form = self.forms[line.pk]
        if line.is_taken_out:
            return self.line_taken_out(line)
        self.merge_fields(
            line, form, without_title(self.base.get(line.pk)) if self.base is not None else None
        )
        return line

    def line_taken_out(self, line: SentLine) -> SentLine:
        """By me; it goes if it still is what I saw."""
        spot, choice = self.spot(line.pk), self.asked(line.pk)
        now = without_title(self.now[line.pk])
        base = without_title((self.base or {}).get(line.pk))
        if choice.is_theirs:
            settled = Settled(spot, By.THEIRS, without_title(choice.base), now, "theirs")
            self.merge.settled.append(settled)
            return self.their_line(line.pk)
        if base == now and (choice.is_made or not choice.is_open):
            chosen = ("mine", [(By.THEIRS, now)]) if choice.is_made else ()
            self.merge.settled.append(Settled(spot, By.MINE, base, None, *chosen))
            return line
        first = without_title(choice.base) if choice.is_open else base
        self.merge.clashes.append(
            Clash(spot, Kind.I_TOOK_OUT, first, None, now, choice.is_open and base == now)
        )
        return line

    def merge_fields(self, line: SentLine, form: Any, base: Line | None) -> None:
        """`base`: the values that the line had; None where they are not known."""
        fields, sent = edited_fields(form), line.values(form)
        for name, field in fields.items():
            key = self.spot(line.pk, name).key
            if (written := self.merge.chosen.words_for(key)) is not None:
                self.merge.typed_before[key] = value_in(sent, name, field)
                line.write_plain(name, written)
        sent = line.values(form)
        for name, field in fields.items():
            spot, mine = self.spot(line.pk, name), value_in(sent, name, field)
            theirs = value_in(self.now[line.pk], name, field)
            value = self.merge.merged(spot, self.merge.known(base, spot), mine, theirs)
            if value is None:
                line.write(name, field, form.get_initial_for_field(field, name))
            elif takes_several(field) and value != mine:
                line.write_plain(name, value)

    def their_line(self, pk: str) -> SentLine:
        """One that I did not send: they added it."""
        if not self.was_there(pk):
            self.merge.settle(self.spot(pk), By.THEIRS, None, without_title(self.now[pk]))
        return line_as_shown(self.forms[pk])

    # --- New lines -----------------------------------------------------------------

    def new_line(self, line: SentLine, added: list[str]) -> SentLine:
        """One of mine; where they added the same meanwhile, the two are one."""
        mine, start = line.values(self.blank), initial_values(self.blank)
        same = None if mine == start or line.is_taken_out else self.same_of(mine, added)
        if same is None:
            return line
        added.remove(same)
        line.pk = same
        spot, now = self.spot(same), without_title(self.now[same])
        if mine == now:
            self.merge.settle(spot, By.BOTH, None, now)
        else:
            self.merge_fields(line, self.forms[same], start)
        return line

    def same_of(self, mine: Line, added: list[str]) -> str | None:
        for pk in added:
            now = without_title(self.now[pk])
            if mine == now or self.is_same_by_rule(mine, now):
                return pk
        return None

    def is_same_by_rule(self, mine: Line, now: Line) -> bool:
        """Whether a rule of the table takes the two for one: a row that may not be there twice."""
        fields = edited_fields(self.blank)
        for constraint in self.formset.model._meta.constraints:
            if isinstance(constraint, UniqueConstraint) and not constraint.condition:
                names = [name for name in constraint.fields if name in fields]
                if any(mine.get(name) for name in names) and all(
                    mine.get(name) == now.get(name) for name in names
                ):
                    return True
        return False


def without_title(line: Any) -> Any:
    """The values of a line that is known."""
    return None if line is None else {name: value for name, value in line.items() if name != TITLE}


def told_title(values: Any) -> str:
    return str(values.get(TITLE, "")) if isinstance(values, dict) else ""


def merge_lines(merge: Merge, formset: Any) -> None:
    LinesMerge(merge, formset).run()
