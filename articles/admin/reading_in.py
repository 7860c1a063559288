"""“Paste the article”: a text or a file is read, and fills the form of a new article. Nothing is saved by it.

What an editor typed stays: only what is empty is filled, or holds still what an earlier reading put there.
"""

import hashlib
from dataclasses import dataclass, field

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from summit_archive.text.languages import UNDETERMINED, language_name
from summit_archive.text.recognising import recognised_language

from ..importing.pasted import LARGEST_FILE, NotRead, record_of_file, record_of_text
from ..importing.problems import Problem
from ..importing.publishers import known_publisher
from ..models import Article
from .article_forms import PARTS

BUTTON = "_read"
# What of a record has a field of the same name in the form.
PLAIN = ["headline", "standfirst", "body", "byline", "place_line", "url", "canonical_url", "external_id"]
# What is told as left open, where the text states nothing sure and nothing is typed.
OPEN = ["published_on", "publisher", "url"]


class PasteForm(forms.Form):
    """Beside the article's own form, in the same page."""

    pasted = forms.CharField(
        label=gettext_lazy("Text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "class": "vLargeTextField"}),
        help_text=gettext_lazy(
            "Headline, paragraphs and sources as printed, or the HTML of a web page. Lines such as “Published: 26 "
            "December 2023” are understood."
        ),
    )
    file = forms.FileField(
        label=gettext_lazy("or a file"),
        required=False,
        help_text=gettext_lazy(
            "Text, Word (.docx), a message (.eml) or a saved page. It can be dropped anywhere on this box."
        ),
    )
    # Of the text that was read, and of what it put into each field: so that a second reading knows what was typed.
    read_text = forms.CharField(required=False, widget=forms.HiddenInput)
    read_fields = forms.CharField(required=False, widget=forms.HiddenInput)

    def was_read(self):
        """Whether the form holds something of a reading."""
        return bool(self.is_bound and self.data.get("read_fields"))


@dataclass
class Reading:
    """What came of a reading, in the editor's words."""

    what: str = ""
    refusal: str = ""
    read: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    left_open: list[str] = field(default_factory=list)
    doubts: list[Problem] = field(default_factory=list)
    # The language that will be recognised when the article is saved, in words.
    language: str = ""
    # Whether none is stated, and none will be recognised.
    lacks_language: bool = False


def is_unread(data, files):
    """Whether something was pasted or chosen that no form has been filled with."""
    text = pasted_text(data)
    return "file" in files or bool(text.strip() and digest(text) != data.get("read_text"))


def pasted_text(data):
    return data.get("pasted", "").replace("\r\n", "\n")


def read_in(data, files):
    """What came of it, and the form's data with what was read in it."""
    data, reading, text = data.copy(), Reading(), pasted_text(data)
    try:
        if "file" in files:
            reading.what = files["file"].name
            record = record_in(files["file"])
        elif text.strip():
            reading.what = _("the pasted text")
            data["read_text"] = digest(text)
            record = record_of_text(text)
        else:
            raise NotRead(_("Paste a text or choose a file first."))
    except NotRead as refusal:
        reading.refusal = str(refusal)
        return reading, data
    Filling(data, reading, record).fill()
    return reading, data


def record_in(file):
    if file.size > LARGEST_FILE:
        told = _("The file has %(given)d MB; up to %(most)d MB are read here.")
        raise NotRead(told % {"given": -(-file.size // 2**20), "most": LARGEST_FILE // 2**20})
    return record_of_file(file, file.name)


class Filling:
    """Puts a record into a form's data."""

    def __init__(self, data, reading, record):
        self.data, self.reading, self.record = data, reading, record
        self.doubts = list(record.doubts)
        self.before = dict(pair.split(":", 1) for pair in data.get("read_fields", "").split() if ":" in pair)
        self.now = {}

    def fill(self):
        for name, value in self.values().items():
            self.put(name, value)
        self.put_citations()
        self.data["read_fields"] = " ".join(f"{name}:{made}" for name, made in self.now.items())
        self.tell()

    def values(self):
        """{field: its text}, "" where the record states nothing."""
        record = self.record
        values = {name: getattr(record, name) for name in PLAIN}
        values["published_on"] = record.published_on.isoformat() if record.published_on else ""
        guessed = record.language_is_guessed or record.language == UNDETERMINED
        values["language"] = "" if guessed else record.language
        values["publisher"] = self.publisher()
        return values

    def publisher(self):
        name = self.record.publisher
        known = known_publisher(name) if name else None
        if name and not known:
            unknown = _("no publisher of this name is on record: choose one, or add it by the “+”")
            self.doubts.append(Problem("publisher", name, unknown))
        return str(known or "")

    def put(self, name, value):
        typed = self.data.get(name, "").replace("\r\n", "\n")
        is_typed = typed.strip() and digest(typed) != self.before.get(name)
        if is_typed and typed != value:
            if value:
                self.reading.kept.append(label_of(name))
            return
        self.data[name] = value
        if value:
            self.now[name] = digest(value)
            self.reading.read.append(label_of(name))

    def put_citations(self):
        """Below the typed ones; those of an earlier reading go."""
        citations = [citation_row(one) for one in self.record.citations]
        rows = [row for row in self.rows() if digest(row.get("as_given", "")) not in self.before.values()]
        typed = {row.get("as_given", "") for row in rows}
        citations = [row for row in citations if row["as_given"] not in typed]
        for number, row in enumerate(citations, start=len(rows) + 1):
            rows.append({"position": str(number)} | row)
            self.now[f"citation-{number}"] = digest(row["as_given"])
        if citations or self.before:
            self.write(rows)
        if citations:
            told = ngettext("%d citation", "%d citations", len(citations))
            self.reading.read.append(told % len(citations))

    def rows(self):
        total = self.data.get("citations-TOTAL_FORMS", "")
        number = int(total) if total.isdecimal() and len(total) < 4 else 0
        prefixes = [f"citations-{at}-" for at in range(number)]
        return [
            {key.removeprefix(prefix): self.data[key] for key in self.data if key.startswith(prefix)}
            for prefix in prefixes
        ]

    def write(self, rows):
        for key in [
            key for key in self.data if key.startswith("citations-") and key.split("-")[1].isdecimal()
        ]:
            del self.data[key]
        self.data["citations-TOTAL_FORMS"] = str(len(rows))
        for at, row in enumerate(rows):
            for name, value in row.items():
                self.data[f"citations-{at}-{name}"] = value

    def tell(self):
        doubtful = {doubt.field for doubt in self.doubts}
        self.reading.left_open = [
            label_of(name) for name in OPEN if not self.data.get(name) and name not in doubtful
        ]
        if self.record.tags:
            told = _("only “Import articles” keeps the source's own tags")
            self.doubts.append(Problem("", "", told))
        if not self.data.get("language"):
            texts = [self.data.get(part, "") for part in PARTS]
            guess = recognised_language("\n".join(texts))
            self.reading.language = language_name(guess) if guess else ""
            self.reading.lacks_language = not guess
        self.reading.doubts = [doubt._replace(field=label_of(doubt.field)) for doubt in self.doubts]


def citation_row(citation):
    """As an inline's form has it; a publisher is named by our own export alone."""
    publisher = known_publisher(citation.publisher) if citation.publisher else None
    return {"as_given": citation.as_given, "url": citation.url, "publisher": str(publisher or "")}


def label_of(name):
    """As the form calls it; what is none of its fields stays as it is."""
    ours = {one.name: one.verbose_name for one in Article._meta.fields}
    return str(ours.get(name, name))


def digest(text):
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
