"""The ground that both apps stand on, and the wiring that joins them. It knows no country and no article.

settings, urls, wsgi, apps, environment   the wiring; checks: whether a database can hold the archive
web                 what every request passes; page_cache: pages that are sent or rendered once
server              serving, in several processes; embedded_postgres: a database that needs no installing
observing           what operators see: lines, numbers of requests, counts; backups: the archive kept elsewhere
production          what operators install it with: containers, units, proxies, roles of the database
postgres            what is asked of PostgreSQL beyond tables: SQL files, COPY, prepared statements, sets of days
database, standbys  the connection to a PostgreSQL of one's own: behind a pooler, on several machines; who is sent where
filtering           a list's address read, its links, facets and pages
files               what is seen, as files to take along: fields, forms, and which page has which
dates, text         dates known in part; words folded and declined; pictures: bars of years
catalogue           the words of the site in its other languages (locale/)
wording             what sentences in the page's language are made of: cases, counted nouns
history             who changed what, when and why, and the way back
records, slugs      what records have in common, and their addresses; models: the ground's own tables
merging             two records become one, and one two: what moves, what becomes one, what leads on
distinct            which two rows look alike and are known to be two
addresses           which addresses of the web are taken, and when two are one
citing              what is cited, in the styles that people write and the forms that programs read
corrections         what readers say is wrong, and what came of it; admin: the ground's own editors' pages
findings            what the checks of the data found, kept
jobs                work in the background: what waits, who does it, and when it is done again
editing, quality    what the editors' pages promise; what a check of the data is
accounts            who gets in, and what was done to accounts and rights
review, roles       drafts, and who publishes them; what contributors, editors and administrators may do
"""

# Raised as CHANGELOG.md says; shown on /about/ and by `manage.py --version`.
__version__ = "0.1.0"
