"""What was written, and every page that joins it to those who met.

models, querysets   articles, their sources, mentions, statements, and what is kept beside them
encounters          what articles report of meetings, as read from their words, and what becomes of it
deciding            one decision on many things that wait; desk: how editors see them
worksheet           one article with all that an editor decides of it
importing           news in: files, feeds and pages become articles; linking: what they name
counting, searching what is kept beside the articles, to list, count and find them without reading them
listing             the list of articles: address -> question -> result -> links; subscribing: what is new among them
answering           one search over everything: a question's best answer, and all that fits it
detail              an article's page; attestation: what articles say of a meeting
sources             the records of sources that facts cite; reference: those that are shipped
harvesting          how machines find all pages, and what has changed: sitemaps, OAI-PMH
linked_data         what pages and the dump say by schema.org
claims              whether two met, who held an office: the evidence for and against
proposals           proposed meetings as readers see them, apart from what is on record
reconciling         names of other people's tables matched with records, for OpenRefine
joining             meetings, pairs and comparisons with what was written; exporting: the same as files
kept_results        what a list said on a day, under an address that stays
citing              pages, lists and articles as they are cited
describing          the description of the API; mcp: the archive as tools for language models
releasing           the whole archive as a release, and back
views, urls         the pages; release_urls: files of releases; admin: the editors' pages
working             what is done in the background
preservation        whether what is kept is as it was kept, and whether its sources still answer
quality             what may be wrong; demo: the shipped stories
apps                which SQL and which triggers this app has in the database
"""
