"""The site served on one machine, by `manage.py serve` in production and by `manage.py demo`.

static_files   whether they are collected
first_start    static files collected, and the account that a new archive comes with
serving        the site at one address, in several processes; companions: the others
places         where the site listens, taken at once
listening      the server of one process: how many it holds, and how it ends
connections    one visitor's connection: how requests are read and answers sent
slow           who is too slow, and who goes when all places are taken
turns          one page after the other in each process
queueing       whose request is next
aside          files of many rows, made beside the pages
proxies        whose word is taken on who the visitor is
systemd        readiness, and an address that is handed over
background     the worker beside it, for what is done in the background
refusals       what the server refuses before the site is asked, dressed as every answer
shutdown       an ordinary end when a signal asks for one
"""
