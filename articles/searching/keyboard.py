"""What was typed on the other of the two keyboards, English and Russian: “genby” is «путин»."""

ENGLISH_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
RUSSIAN_KEYS = "ёйцукенгшщзхъфывапролджэячсмитьбю"
ENGLISH_CAPITALS = '~QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>'
TO_RUSSIAN = str.maketrans(ENGLISH_KEYS + ENGLISH_CAPITALS, RUSSIAN_KEYS + RUSSIAN_KEYS.upper())
TO_ENGLISH = str.maketrans(RUSSIAN_KEYS + RUSSIAN_KEYS.upper(), ENGLISH_KEYS + ENGLISH_CAPITALS)


def switched(text: str) -> str:
    """The same keys on the other keyboard; "" where letters of both alphabets, or of neither, were typed."""
    has_russian = any(letter in RUSSIAN_KEYS for letter in text.lower())
    has_english = any(letter.isascii() and letter.isalpha() for letter in text)
    if has_russian == has_english:
        return ""
    return text.translate(TO_ENGLISH if has_russian else TO_RUSSIAN)
