"""Serves the archive at the port that is given, as the demo does."""

import sys

from django.conf import settings

from tests.benchmarks.linking import start_django


def serve(port):
    start_django()
    settings.ROOT_URLCONF = "tests.benchmarks.repeat_visits.urls"
    from summit_archive.management.commands.demo import reserved
    from summit_archive.server.serving import server_at

    with reserved(port) as address, server_at(address, 1) as server:
        server.run()


if __name__ == "__main__":
    serve(int(sys.argv[1]))
