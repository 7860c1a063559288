"""The addresses of many links that differ in one value: put together once, and each value set in."""

import re
from bisect import bisect
from urllib.parse import quote_plus

from .values import Value

# No address that is read holds it.
GAP = Value("\0", "")
ENCODED_GAP = quote_plus(GAP.text)
# What an address spells as it is.
PLAIN = re.compile(r"[-.~\w]*", re.ASCII).fullmatch


def encoded(text):
    return text if PLAIN(text) else quote_plus(text)


class Frame:
    """An address with a gap, or several for the same value, among other values of the same parameter.

    `address` has GAP for the value, before the `others`, texts in their order.
    """

    def __init__(self, address, name="", others=()):
        self.others = list(others)
        if not others:
            self.pieces = [address.split(ENCODED_GAP)]
            return
        before, after = address.split(ENCODED_GAP)
        beside = [f"{name}={encoded(other)}" for other in others]
        after = after.removeprefix("".join(f"&{one}" for one in beside))
        self.pieces = [
            [
                before.removesuffix(f"{name}=") + "".join(f"{one}&" for one in beside[:place]) + f"{name}=",
                "".join(f"&{one}" for one in beside[place:]) + after,
            ]
            for place in range(len(beside) + 1)
        ]

    def filled(self, text):
        """With a value, which stands among the others in its place."""
        return encoded(text).join(self.pieces[bisect(self.others, text)])
