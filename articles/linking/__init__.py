"""What an article names: a scan for names, then rules; and what becomes of it, mentions and links.

facts               all that the linker knows of the archive, read once
gazetteer_entries   facts -> every surface form and the gazetteer_entry that it stands for (person_names, titles)
gazetteer           finds surface forms in a text, in one pass; article_text holds what was found in an article
countries, people, offices, counterparts, meetings    the rules, each of which `rules` describes; country_names,
                    demonyms, capitals and holders decide for them, lookalikes, neighbours and party_words are words
                    of the language
on_record           whom or which country a name means that stands alone, such as a tag of the source
remembered          what editors decided of words for all that comes, where nothing surer is known
linker              joins them: `read_linker()` once, then `Linker.link(…)` for each article; writes nothing
writing             what was found -> mentions, tags and links; relinking: the same for articles of the archive
languages           which language a text is in that nobody labelled
deciding            what an editor's decision on mentions does to links; anchoring: what a changed text does to mentions
"""
