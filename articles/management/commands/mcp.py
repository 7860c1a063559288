"""The archive as tools for language models, over standard input and output."""

import logging
import sys

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from articles.mcp.lines import serve
from articles.mcp.protocol import answer


class Command(BaseCommand):
    help = (
        "Serves search, get, claim and cite to a language model's program by the Model Context Protocol, over standard "
        "input and output, for reading alone. The program starts this command; SITE_URL says where pages are."
    )
    requires_system_checks = []

    def handle(self, **options):
        # Refusals are answers here; what broke still goes to standard error.
        logging.getLogger("django.request").setLevel(logging.CRITICAL)
        out = sys.stdout.buffer
        # Whatever else is printed must not stand between the messages.
        sys.stdout = sys.stderr
        serve(sys.stdin.buffer, out, answering)


def answering(method, given):
    """A connection that was lost since the last question is made anew."""
    close_old_connections()
    return answer(method, given)
