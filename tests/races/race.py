"""Both editors open the same form, save at the same moment, and choose at random where they are asked."""

import html
import re
import threading
from dataclasses import dataclass, field

from django.contrib.admin.models import LogEntry
from django.db import connections
from django.urls import reverse

from summit_archive.history.tables import Change
from tests.forms import typed

# So often an editor chooses again before the race counts as never ending.
MOST_PAGES = 8
# A tick by which a look-alike is confirmed to be another row.
CAUTION = re.compile(r'<input type="checkbox" name="confirmed" value="([^"]*)"')


@dataclass
class Editor:
    browser: object
    form_id: str
    fields: dict
    edits: list
    random: object
    # What the pages said that asked something.
    asked: list = field(default_factory=list)
    status: int = 0
    answer: str = ""
    failure: Exception | None = None

    def save(self, page, together):
        try:
            together.wait()
            answer = self.browser.post(page, self.fields)
            for _again in range(MOST_PAGES):
                if answer.status_code == 409:
                    self.asked.append(plain(answer))
                    answer = self.browser.post(page, self.chosen(answer))
                elif cautions := CAUTION.findall(answer.content.decode()):
                    answer = self.browser.post(page, typed(answer, self.form_id, confirmed=cautions))
            self.status, self.answer = answer.status_code, plain(answer)
        except Exception as failure:
            self.failure = failure
        finally:
            connections.close_all()

    def chosen(self, answer):
        fields = typed(answer, "two-editors")
        for one in answer.context_data["asked"]:
            names = ["mine", "theirs"] + (["both"] if one.both is not None else [])
            fields[f"choose:{one.key}"] = self.random.choice(names)
        return fields


def plain(answer):
    """A page's text, with the marked words whole, and with what its fields hold."""
    return html.unescape(re.sub(r"</?(ins|del)>", "", answer.content.decode()))


@dataclass
class Race:
    row: object
    editors: list
    page: str
    final: dict = field(default_factory=dict)

    def run(self):
        together = threading.Barrier(2, timeout=30)
        threads = [threading.Thread(target=one.save, args=[self.page, together]) for one in self.editors]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(120)

    def look(self, form_id):
        self.final = typed(self.editors[0].browser.get(self.page), form_id)
        # What the row and its lines ever were, and what was not kept.
        changes = Change.objects.values_list("before", "after")
        entries = LogEntry.objects.filter(object_id=str(self.row.pk)).values_list("change_message", flat=True)
        self.history = " ".join([*(f"{before} {after}" for before, after in changes), *entries])

    def lost(self):
        """The edits of which nothing can be found: neither in the row nor in the history, or of which nobody was told."""
        pages = " ".join(page for editor in self.editors for page in editor.asked)
        return [
            edit
            for editor in self.editors
            if editor.status == 302
            for edit in editor.edits
            if not edit.stands(self.final)
            and not (edit.word in pages and (edit.word in self.history or edit.word == "taken out"))
        ]


def raced(browsers, kind, random):
    """A race that was run. Both may do the same: take out a line that the other one changed, add the same participant."""
    row, form_id, edits = kind(random)
    page = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
    editors = []
    for browser in browsers:
        fields, mine = typed(browser.get(page), form_id), edits()
        for edit in mine:
            edit.apply(fields)
        editors.append(Editor(browser, form_id, fields, mine, random))
    race = Race(row, editors, page)
    race.run()
    race.look(form_id)
    return race
