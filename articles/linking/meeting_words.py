"""Words for meetings, in English and Russian: which kinds and series they may mean."""

from summit_archive.text.phrase_forms import phrase_forms

SUMMIT, INFORMAL, COUNCIL = "summit", "informal-summit", "council-session"

ENGLISH = [
    ("informal summit", {INFORMAL}),
    ("informal meeting", {INFORMAL}),
    ("summit", {SUMMIT, INFORMAL, COUNCIL}),
    ("summit meeting", {SUMMIT, INFORMAL, COUNCIL}),
    ("Council of Heads of State", {COUNCIL}),
    ("Council of CIS Heads of State", {COUNCIL}),
    ("Collective Security Council", {COUNCIL}),
    ("Interstate Council", {COUNCIL}),
    ("Supreme Eurasian Economic Council", {COUNCIL}),
    ("heads of state meeting", {SUMMIT, INFORMAL, COUNCIL}),
]
RUSSIAN = [
    ("неформальный саммит", {INFORMAL}),
    ("неформальная встреча", {INFORMAL}),
    ("саммит", {SUMMIT, INFORMAL, COUNCIL}),
    ("Совет глав государств", {COUNCIL}),
    ("Совет коллективной безопасности", {COUNCIL}),
    ("Межгосударственный совет", {COUNCIL}),
    ("Межгоссовет", {COUNCIL}),
    ("Высший Евразийский экономический совет", {COUNCIL}),
]
PHRASES = [(phrase, frozenset(kinds)) for phrase, kinds in ENGLISH] + [
    (form, frozenset(kinds)) for phrase, kinds in RUSSIAN for form, _case in sorted(phrase_forms(phrase))
]
