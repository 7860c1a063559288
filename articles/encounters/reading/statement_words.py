"""What the patterns of a language must tell so that it can be read who said what."""

import re
from typing import NamedTuple


class StatementWords(NamedTuple):
    """Patterns over a sentence whose names are placeholders of atoms, as in `party_words`; what is `behind` a speaker
    begins there, what is `before` ends there.
    """

    cue: re.Pattern
    speaker: re.Pattern
    """whoever may have said something: a `title` before a `name`; a `person` with what is `after`; somebody `unknown`,
    and what is `its`; a `body`, such as a government"""
    spokes: re.Pattern
    """somebody who speaks for others, in the article's own words: a group `of`, or `for`, whom"""
    body: re.Pattern
    """a body that speaks, in the article's own words"""
    saying: re.Pattern
    """behind: a verb, to whom and when; what was said follows"""
    said: re.Pattern
    """behind: the same, to the sentence's end: what was said stands before; `more` may follow"""
    says: re.Pattern
    """behind: the same, and in the middle of what was said"""
    said_by: re.Pattern
    """before: a verb that comes first: “…, said X”"""
    opens: re.Pattern
    """before: all that may stand there of a sentence whose statement follows"""
    by_word_of: re.Pattern
    """before: “According to”, “as announced by”; `before` is what stands before that"""
    as_said: re.Pattern
    """before: “As” of “As X reported, …”"""
    end: re.Pattern
    """behind: nothing but when and where, to the sentence's end; `more` may follow"""
    clause: re.Pattern
    """what was said, to be something: a verb of its own"""
    no_clause: re.Pattern
    """before a speaker: where and when it was said, not what"""
    of_encounters: re.Pattern
    """what was said, in the article's words, where it is of meetings"""
    goes_on: re.Pattern
    """a sentence that tells more of the talks that the statement before it told of"""
    says_on: re.Pattern
    """a sentence in which whoever spoke before says more; `words` is what"""
    article: re.Pattern
    """what does not belong to the words for a speaker"""
