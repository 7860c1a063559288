"""Claims, “X met Y on D” and “X held this office on D”, checked against what is on record.

parties      who is meant by a name, a code or a slug; what several may be meant by is asked back, never guessed
times, places  when and where, and which meetings surely, or only possibly, were then and there
terms        who held which office on these days; notes: the same of the people of a claim, in sentences
parts        what a meeting's record says of one side: that it came, was invited, stayed away, or nothing
sides        a side of a claim, and the meetings whose records may bear on it
evidence     what a meeting says for a claim, against it, or leaves open; sayings: what articles add to that
gathering    which meetings are looked at, and in which order
coverage     how much is on record of the time asked for, and until when
judging      how a meeting bears on a claim; how: in person, by phone, alone, with others; words: the answer in sentences
proposed     what articles report and nobody has checked
asking       what an address, or a program, asks; answer: what is answered
claim        joins them: `claim(who, met, on)`
offices      `office_claim(office, on, person)`

A claim is attested, possible, denied, or nothing is on record of it. It is never false: no conclusion follows from
silence. Denied is what a record itself speaks against, on the very days asked for.
"""

from .answer import Answer
from .asking import NotAClaim
from .claim import claim
from .offices import OfficeAnswer, office_claim

__all__ = ["Answer", "NotAClaim", "OfficeAnswer", "claim", "office_claim"]
