"""Reads encounters from a text and the mentions found there, by rules; asks the database nothing.

scene            an article as sentences in which whoever may meet, a party, stands behind a placeholder
party_reading    joins the names of a sentence to parties, by what the archive knows of names
english_parties, russian_parties    how a language names them; party_words is what such a file must tell
triggers         one pattern of the many words without which a rule reads nothing
masking          a text with placeholders, and the way back from each place; speech: where a text is a transcript
english_words    pieces of the English patterns; english_reading: what a match of one tells; setting: when and where it was
english_truth    what the words around make of what was read: to come, called off, denied, asked; every English draft passes it
english_talks    the rules of meetings told as such; english_calls, english_visits; english_around: of talks told by what
                 was said around them; english_together: by what two did together
english, russian the rules, each of which `rules` describes, over such sentences; russian_talks, russian_visits and
                 russian_sessions by what is told, with the words of russian_words and a draft by russian_draft
russian_coming   who came to a body's meeting, who did not and who came for whom, as Russian tells it
russian_moods    what a sentence makes of a meeting: denied, doubted, due; such a draft is none, or of another status
occasion         the words of one meeting in a sentence, and the day and the place that their clause says
bodies           whose a council is, and which series has its sessions; english_events: how English names their meetings
english_bodies   the rules of such meetings: held, to come or spoken of, who came; joining_bodies: which are one
english_coming   who came to one, who did not and who came for whom, whether or not the sentence names it
days             the day that words name, reckoned from the article's own
places           where something was, as a place line or a sentence says it
draft            what a sentence tells of an encounter; joining makes one of those that tell the same
english_more, russian_more    what other sentences tell of the same: guests, hosts, talks within; known: what is told so far
settling         what only all sentences tell together: what lies within what, and is of another day than the article
statements       who said what: english_statements, russian_statements and statement_words as above; quotation: marks
cited            the sources that an article names as its own; saying: who tells that somebody took part
reader           joins them: `EncounterReader(facts)` once, then `read(told)` for each article
"""
