"""What the server itself refuses, before the site is asked: too large a body, a request that is none. In words, and with the headers of every answer."""

from django.conf import settings
from waitress.task import ErrorTask

from ..web.gate import headers
from ..web.limits import LARGEST_BODY

WORDS = {
    400: "The request is not well formed.",
    408: "The request took too long.",
    413: f"At most {LARGEST_BODY // 2**20} MB can be sent at once.",
    417: "Of expectations, only 100-continue is understood.",
    431: "The headers of the request are too long.",
    500: "This is our mistake. It has been recorded.",
    501: "The server does not know this transfer encoding.",
}


class Refusal(ErrorTask):
    def execute(self):
        error = self.request.error
        self.status = f"{error.code} {error.reason}"
        # Whoever has set HTTPS has a proxy that ends it; else nobody would have come here.
        is_secure = settings.configured and settings.HTTPS
        self.response_headers += headers(is_secure).items()
        self.response_headers += [
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Cache-Control", "no-store"),
        ]
        body = f"{error.reason}\n{WORDS.get(error.code, '')}\n".encode()
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)
