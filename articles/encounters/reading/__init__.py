"""Reads encounters from a text and the mentions found there, by rules; asks the database nothing.

scene            an article as sentences in which whoever may meet, a party, stands behind a placeholder
party_reading    joins the names of a sentence to a party each, by what the archive knows of them: names, party
english, russian how a language names parties, and its rules, each of which `rules` describes, over such sentences;
                 party_words and statement_words are what such a folder must tell
triggers         one pattern of the many words without which a rule reads nothing
masking          a text with placeholders, and the way back from each place; speech: where a text is a transcript
setting          when and where what a sentence tells was; occasion: the words of one meeting in it, with their day and place
bodies           whose a council is, and which series has its sessions
days             the day that words name, reckoned from the article's own
places           where something was, as a place line or a sentence says it
draft            what a sentence tells of an encounter; joining makes one of those that tell the same; joining_bodies: of bodies
known            what is told so far, for what other sentences tell of the same
settling         what only all sentences tell together: what lies within what, and is of another day than the article
statements       who said what; quotation: marks
cited            the sources that an article names as its own; saying: who tells that somebody took part
reader           joins them: `EncounterReader(facts)` once, then `read(told)` for each article
"""
