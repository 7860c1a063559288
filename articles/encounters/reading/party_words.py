"""What the patterns of a language must tell so that a text's names become parties."""

import re
from collections.abc import Callable
from typing import NamedTuple

# Who may meet: heads of state and government; foreign ministers; officials of organisations.
LEADER, MINISTER, SECRETARY = "leader", "minister", "secretary"


class PartyWords(NamedTuple):
    """Patterns over a sentence whose names are placeholders of atoms (⟨o1⟩ office, ⟨p1⟩ person, ⟨c1⟩ country, ⟨d1⟩ adjective
    of a country, ⟨b1⟩ organisation).

    `party` has these groups, any of which may be empty: `head` (a title, an office, with or without its country) before
    `name`, with a `comma` between, and `behind` it, or a `head` alone; `person` alone, with `mr` before and `after` it; a `stranger` whose
    office `his` stands behind; `heads` of several countries; a `foreign` name with `its` country, which has its title from `of_each`. `group` is a phrase for whoever an organisation's are, with its ⟨b1⟩.
    `again` names several who were named before, `count` being how many.
    """

    party: re.Pattern
    group: re.Pattern
    again: re.Pattern
    list: re.Pattern
    """over placeholders of parties: one, or several joined as a list is, with what stands before them"""
    before: re.Pattern
    """over the text itself: words for several who were named before"""
    another: re.Pattern
    """over the text itself, beside one name: words that may tell of another, named before or by his country"""
    stranger: re.Pattern
    """over the text itself, beside a name and another country: a title of somebody whom the archive does not know"""
    call: re.Pattern
    """over a headline: words for a call"""
    meetings: re.Pattern
    """over a headline: several meetings, one by one"""
    arrival: re.Pattern
    """over a headline: somebody came"""
    unnamed: re.Pattern | None
    """over the beginning of a text: words for a town to which somebody goes, or for a body, of which no mention tells"""
    event: re.Pattern
    """over a headline: a summit or a session"""
    of_each: re.Pattern
    """what ends before a name that shares the title of a list: “Presidents A of B and ”"""
    level_of: Callable[[str], str]
    """title in words -> level; "" where its holder is nobody who may meet"""
    key_of: Callable[[str], str]
    """title in words -> its key in `articles.linking.titles`; "" where it has none"""
    is_of_several: Callable[[str], bool]
    """whether an office phrase is of several countries"""
    is_full_title: Callable[[str], bool]
    """whether it tells an organisation's office even without a name: “Secretary General”"""
    any_title: str
    """a leader's, to ask `level_of` what words beside an office make of it"""
    article: re.Pattern
    """what does not belong to the words by which an office is given"""
