"""Who met: countries, organisations, people, offices, meetings. Nothing here knows an article.

models, querysets   the facts, one noun a file, and the questions asked of meetings
names, offices      whom a name means, and who held an office when
cases               their names in the cases of a Russian sentence; titles: those of meetings in Russian
identifiers         by which numbers other collections know them, and when: merge keys
completeness        how complete the lists of participants are; silence told from absence
called              what rows are called in the language of a page
existence           states that existed for a time, and what they cannot be a party of
dating              a meeting's possible dates; calendars: meetings by day
remembered          all meetings as bits in each process, kept up to date: how lists and pictures are counted
listing             the list of meetings: address -> question -> result -> links
detail              a meeting's page: its first sentence, its parties, its neighbours
together            who met whom: pairs, matrix, comparison, stays; attendance: who came to a series
pair_page           what the page of a pair shows of its meetings
spreadsheets        meetings as a spreadsheet, out and in again; subscribing: as a calendar and a feed
pictures            the same drawn as bars, tiles and networks; templatetags: cells of large tables, what a meeting's card shows
views, urls         the pages that tell nothing of articles; exporting: facts as files; admin: the editors' pages
quality             what may be wrong; reference: the shipped facts and their loader
apps                which SQL and which triggers this app has in the database
"""
