"""A text of an article as paragraphs of plain and linked words, for templates to show."""

from dataclasses import dataclass
from itertools import chain


@dataclass(frozen=True)
class Words:
    """A run of the body; `url` leads to the page of what it names, or is ""."""

    text: str
    url: str = ""


def paragraphs(body, mentions):
    """`body` in paragraphs, each a list of Words; of each page named by `mentions` the first is linked.

    `mentions` come in order of their start; those that overlap an earlier one, or whose words are
    not the body's at that place, are left plain.
    """
    runs = list(_runs(body, _links(body, mentions)))
    lines = [[]]
    for run in runs:
        first, *others = run.text.split("\n")
        lines[-1].append(Words(first, run.url))
        lines.extend([Words(text, run.url)] for text in others)
    kept = ([words for words in line if words.text] for line in lines)
    return [line for line in kept if "".join(words.text for words in line).strip()]


def _links(body, mentions):
    linked, reached = set(), 0
    for mention in mentions:
        url = _address(mention.target)
        if not url or url in linked or mention.start < reached:
            continue
        if body[mention.start : mention.end] == mention.text:
            linked.add(url)
            reached = mention.end
            yield mention.start, mention.end, url


def _address(target):
    address = getattr(target, "get_absolute_url", None)
    return address() if address else ""


def _runs(body, links):
    reached = 0
    for start, end, url in chain(links, [(len(body), len(body), "")]):
        yield Words(body[reached:start])
        yield Words(body[start:end], url)
        reached = end
