"""Texts in Latin letters, as anyascii writes them: each letter is looked up once, and remembered."""

from anyascii import anyascii


class Letters(dict[int, str]):
    """{a letter's code: what is written for it}, filled as letters are met: anyascii writes each by itself."""

    def __missing__(self, code: int) -> str:
        self[code] = written = anyascii(chr(code))
        return written


LETTERS = Letters()


def in_latin(text: str) -> str:
    """The same as `anyascii(text)`, in less than half the time."""
    return text if text.isascii() else text.translate(LETTERS)
