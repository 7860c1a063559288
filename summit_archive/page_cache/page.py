"""One rendered page, and what has to be as it was for it to be sent again."""

import time
from dataclasses import dataclass, field

from django.http import HttpResponse

from .version import Version

# Seconds for which a page may be sent after something was added to what it shows, while another is rendered.
LONGEST_OLD = 5.0


@dataclass(slots=True)
class Page:
    """`shown`: which kinds, as the sum of their bits; `version`, `taken`: how often these had changed, and how often
    something had been taken from them, before the page's first query. `fresh_at`: when it was last known to be true; `said_at`:
    when others were told so."""

    content: bytes
    headers: tuple[tuple[str, str], ...]
    shown: int
    version: str
    taken: str
    fresh_at: float = field(default_factory=time.time)
    said_at: float = field(default_factory=time.time)

    @classmethod
    def of(cls, response: HttpResponse, shown: int, version: Version) -> "Page":
        headers = tuple(response.headers.items())
        return cls(response.content, headers, shown, version.of(shown), version.taken_of(shown))

    def is_fresh(self, version: Version) -> bool:
        return self.version == version.of(self.shown)

    def may_be_sent_meanwhile(self, version: Version) -> bool:
        """Nothing was taken from what it shows, and it was true a moment ago."""
        return self.taken == version.taken_of(self.shown) and 0 <= time.time() - self.fresh_at < LONGEST_OLD

    def response(self) -> HttpResponse:
        return HttpResponse(self.content, headers=dict(self.headers))
