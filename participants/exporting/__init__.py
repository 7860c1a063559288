"""Those who met, as plain dictionaries for files. Rows come with all that is read from them: no queries here.

nouns                  what is told of each noun, declared once for all forms
meetings        meetings and their participants; events: the same for calendar programs; dating: their dates
parties                countries, people, organisations, series; attendance: who came to a series
identifiers            by which numbers other collections know them
together               pairs and the matrix; dyads: pairs of countries by year; networks: who met whom
plain                  what several of them tell in one form
"""
