"""Long answers in parts: a model reads so many characters at once, and is told how to go on."""

import json
from typing import Any

MOST = 20_000


def bounded(content: dict[str, Any], after: int = 0) -> list[str]:
    """The answer as JSON; of a longer one the part that begins `after` so many characters, behind a note that says so."""
    text = json.dumps(content, ensure_ascii=False)
    if len(text) <= MOST and not after:
        return [text]
    after = min(max(after, 0), len(text))
    part, end = text[after : after + MOST], after + MOST
    following = end if end < len(text) else None
    note = {"part_of": len(text), "after": after, "next": following and {"after": following}}
    return [json.dumps(note | {"how": "Ask again with the same arguments and next's “after”."}), part]
