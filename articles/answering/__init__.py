"""One search over everything: what a question names, which meetings and articles fit it, and its best answer.

typed -> understood (names, days, kinds of meetings, words) -> fitting (the meetings) -> cards (the answer on top)
      -> hits (one list of all kinds, with the articles_found) -> page

offices_asked  who held an office that is named, then or today
meeting_kinds  words that say a kind of meeting, and words that say nothing of which
notes          what of the question was not understood; meant: what may have been meant instead
suggesting     what a search box suggests as one types
as_json        the same for programs
"""
