"""What an editor does to a form, and how to see afterwards what became of it.

A form's fields are {name: [what a browser sends]}, as `tests.forms.typed` reads them.
"""

from dataclasses import dataclass, field


def number_of(fields, prefix, pk):
    """Where the line of a row stands in a form; None where it does not."""
    total = int(fields[f"{prefix}-TOTAL_FORMS"][0])
    return next((n for n in range(total) if fields.get(f"{prefix}-{n}-id") == [str(pk)]), None)


@dataclass(frozen=True)
class Words:
    """A field's new words. `word` is in nothing else of the archive."""

    name: str
    word: str

    def apply(self, fields):
        fields[self.name] = [f"{self.word} {' '.join(fields.get(self.name, []))}"[:60].strip()]

    def stands(self, fields):
        return self.word in " ".join(fields.get(self.name, []))


@dataclass(frozen=True)
class LineWords:
    prefix: str
    pk: int
    name: str
    word: str

    def apply(self, fields):
        fields[f"{self.prefix}-{number_of(fields, self.prefix, self.pk)}-{self.name}"] = [self.word]

    def stands(self, fields):
        number = number_of(fields, self.prefix, self.pk)
        if number is not None:
            return fields[f"{self.prefix}-{number}-{self.name}"] == [self.word]
        # As a new line, where the other one had taken it out.
        return any([self.word] == value for name, value in fields.items() if name.startswith(self.prefix))


@dataclass(frozen=True)
class TakenOut:
    """`word` is what the page that asks says of it."""

    prefix: str
    pk: int
    word: str = "taken out"

    def apply(self, fields):
        fields[f"{self.prefix}-{number_of(fields, self.prefix, self.pk)}-DELETE"] = ["on"]

    def stands(self, fields):
        return number_of(fields, self.prefix, self.pk) is None


@dataclass(frozen=True)
class NewLine:
    prefix: str
    values: dict = field(hash=False)
    word: str = ""

    def apply(self, fields):
        total = int(fields[f"{self.prefix}-TOTAL_FORMS"][0])
        fields |= {f"{self.prefix}-{total}-{name}": [str(value)] for name, value in self.values.items()}
        fields[f"{self.prefix}-TOTAL_FORMS"] = [str(total + 1)]

    def stands(self, fields):
        return any(
            self.word in " ".join(value) for name, value in fields.items() if name.startswith(self.prefix)
        )


@dataclass(frozen=True)
class Element:
    """One more, or one less, of a many-to-many. It is never asked about, so it always stands."""

    name: str
    pk: int
    is_added: bool
    word: str = "never told"

    def apply(self, fields):
        others = [pk for pk in fields.get(self.name, []) if pk != str(self.pk)]
        fields[self.name] = [*others, str(self.pk)] if self.is_added else others

    def stands(self, fields):
        return (str(self.pk) in fields.get(self.name, [])) == self.is_added
