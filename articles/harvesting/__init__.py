"""How machines find all that there is, and what has changed or gone since they last looked.

kinds     what is harvested, each a kind of page with an address, and the lines that belong to its rows
changed   when a row last changed for readers, by the history
since     what was changed since a moment; gone: what is no more there
sitemaps  the addresses of all pages, in parts; oai: the protocol of harvesters (OAI-PMH 2.0)
"""
