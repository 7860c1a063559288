"""When two records with names become one, what the other was called stays a name by which the one is found."""

from summit_archive.merging.hooks import Hooks
from summit_archive.records import Sourced

from ..models import Name, Organisation

SOURCE = [one.name for one in Sourced._meta.fields]


class NamesStay(Hooks):
    def before(self, kept, gone, will_be):
        self.called = [called for row in (kept, gone) for called in names_of(row)]

    def after(self, kept, gone, number):
        """Those that neither the record nor any of its names has yet. Two queries at most."""
        now = {text for text, _kind, _source in names_of(kept)}
        known = now | set(kept.names.values_list("text", flat=True))
        new = {text: (kind, source) for text, kind, source in self.called if text and text not in known}
        owner = kept._meta.get_field("names").field.name
        Name.objects.bulk_create(
            Name(**{owner: kept}, text=text, language="en", kind=kind, **source)
            for text, (kind, source) in new.items()
        )


def names_of(row):
    """(text, kind, where it comes from): what stands on the record itself is English."""
    source = {name: getattr(row, name) for name in SOURCE}
    found = [(row.name, Name.Kind.VARIANT, source)]
    if isinstance(row, Organisation):
        found.append((row.abbreviation, Name.Kind.SHORT, source))
    return found
