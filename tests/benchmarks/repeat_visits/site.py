"""Serves the archive at the port that is given, as the demo does."""

import sys

import waitress
from django.conf import settings

from tests.benchmarks.linking import start_django


def serve(port):
    start_django()
    settings.ROOT_URLCONF = "tests.benchmarks.repeat_visits.urls"
    from summit_archive.management.commands.demo import HOST, WAITRESS
    from summit_archive.wsgi import application

    waitress.create_server(application, host=HOST, port=port, **WAITRESS).run()


if __name__ == "__main__":
    serve(int(sys.argv[1]))
