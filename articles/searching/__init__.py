"""From what a reader types to the articles that have it.

typed -> terms (typed.py) -> PostgreSQL's queries (query.py) -> matches (matches.py) -> in order (ranking.py, or
dated.py for common words by day) -> the words around them (passages.py)

word_variants  other forms of a word, for the queries; corrections of it, for “did you mean”
days_typed     days, months and years in what is typed
meeting_words  words for kinds of meetings in the other language
fewer_words    the most of the words that some article has, where none has all
months         the marks of time in the index; samples: the share of articles by which common words are estimated
sql/reading    what asks the indexes of the words: nothing else has a condition on the vectors
recount        whether the index has the articles' words
"""
