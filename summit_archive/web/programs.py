"""Which addresses are for programs: files, and the protocols that they speak. All other pages are for people.

Whoever is at another site may read these in a browser, too (CORS): they are the same for everybody, take no login,
and change nothing.
"""

import re

# Its last word has an ending: `articles.json`, `meetings/summit.csv`.
FILE = re.compile(r"/[^/]*\.[^/]+")
# OpenRefine's and the harvesters' addresses, which take forms as well; nothing is written there.
PROTOCOLS = ("/reconcile/", "/oai/")
NOT_OF_READERS = ("/admin/", "/corrections/", "/static/")
# Pictures are shown within pages of other sites.
PICTURE = re.compile(r"/pictures/[^/]+(/[^/]+)?\.png")

ANY_SITE = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Disposition, ETag, Link, Retry-After",
}
SHOWN_ANYWHERE = {"Cross-Origin-Resource-Policy": "cross-origin"}


def is_for_programs(path):
    if path.startswith(NOT_OF_READERS):
        return False
    return path.startswith(PROTOCOLS) or FILE.fullmatch(path, path.rfind("/")) is not None


def takes_forms(path):
    """Whether readers' programs may send a form there."""
    return path.startswith(PROTOCOLS)


def headers_for(path):
    """What an answer at `path` lets other sites do."""
    if not is_for_programs(path):
        return {}
    return ANY_SITE | SHOWN_ANYWHERE if PICTURE.fullmatch(path) else ANY_SITE
