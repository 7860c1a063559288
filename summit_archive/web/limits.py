"""How much may be asked of the archive: sizes, numbers, and work. Each limit is told by the answer that it causes.

Those of one room stand there: how many corrections and kept results are taken in an hour (`corrections/limits.py`,
`articles/kept_results/limits.py`), failed logins (`settings.py`), names at once (`articles/reconciling/asked.py`),
statements (`STATEMENT_TIMEOUT`).
"""

# What editors upload, and a form around it. The server in front takes no more (server/serving.py), nor need a proxy.
LARGEST_UPLOAD = 100 * 2**20
LARGEST_BODY = LARGEST_UPLOAD + 2**20
# What a reader sends: five texts, each letter in nine signs at most.
LARGEST_OF_READERS = 160 * 2**10
# A form of a protocol's: names to be found, or a harvester's question.
LARGEST_FORM = 512 * 2**10

LONGEST_PATH = 1024
LONGEST_QUERY = 4096
MOST_PARAMETERS = 60

# What nobody spent, a visitor may spend at once: so many minutes' worth of `VISITOR_SECONDS` (web/work.py).
MINUTES_SAVED = 2
# So many visitors are remembered; who was silent longest is forgotten, and has all again.
MOST_VISITORS = 10_000
