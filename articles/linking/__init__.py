"""What an article names: a scan for names, then rules. Reads the database once, and never writes.

names        reads the facts; surfaces makes of them every spelling and what it stands for
gazetteer    finds the spellings in a text, in one pass; reading keeps what was found in an article
countries, people, offices, meetings    the rules, each of which `rules` describes
lookalikes, titles, neighbours, meeting_words    words of the language that the rules lean on
on_record    whom or which country a name means that stands alone, such as a tag of the source
linker       joins them: `read_linker()` once, then `Linker.link(…)` for each article
"""
