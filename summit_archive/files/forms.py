"""The forms that a file can have, by their names; a form's ending is its name with dots."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Form:
    """`name` as it stands in url names and in `page(…)`: "csl_json" has the ending ".csl.json"."""

    name: str
    label: Any
    media_type: str

    @property
    def ending(self) -> str:
        return "." + self.name.replace("_", ".")

    @property
    def charset(self) -> str:
        """Of a text that does not say so itself."""
        is_text = self.media_type.startswith("text/") or self.name in ("bib", "ris")
        return "; charset=utf-8" if is_text else ""

    @property
    def content_type(self) -> str:
        return self.media_type + self.charset


# In the order in which pages offer them.
FORMS = {
    form.name: form
    for form in (
        Form("csv", "CSV", "text/csv"),
        Form("xlsx", "XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        Form("json", "JSON", "application/json"),
        Form("jsonl", _("JSON lines"), "application/jsonl"),
        Form("parquet", "Parquet", "application/vnd.apache.parquet"),
        Form("graphml", "GraphML", "application/graphml+xml"),
        Form("gexf", "GEXF", "application/gexf+xml"),
        Form("bib", "BibTeX", "application/x-bibtex"),
        Form("ris", "RIS", "application/x-research-info-systems"),
        Form("csl_json", "CSL-JSON", "application/vnd.citationstyles.csl+json"),
        Form("jsonld", "JSON-LD", "application/ld+json"),
        Form("atom", _("Atom feed"), "application/atom+xml"),
        Form("ics", _("Calendar"), "text/calendar"),
    )
}
# The forms that hold all rows of a list, a column a field.
TABLES = ("csv", "xlsx", "jsonl", "parquet")
