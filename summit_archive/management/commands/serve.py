"""The site in production: says first what is missing, then serves until it is told to end."""

import contextlib
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection

from summit_archive.checks import check_secret_key, what_differs, what_it_lacks
from summit_archive.server import systemd
from summit_archive.server.places import Taken, file_at, port_at
from summit_archive.server.serving import server_at
from summit_archive.server.static_files import what_is_not_collected

NO_PROXY = (
    "HTTPS is true, but nobody is trusted to say that a visitor came by it: set TRUSTED_PROXY to the proxy's address,"
    " or listen at a Unix socket with --socket."
)
GOES_ON = "The database does not answer ({}): serving what can be served without it."


class Command(BaseCommand):
    help = "Serves the site in production, behind a proxy that ends TLS."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1", help="The address to listen at: 127.0.0.1.")
        parser.add_argument(
            "--port", type=int, default=settings.PORT, help="8000, or PORT of the environment."
        )
        parser.add_argument("--socket", type=Path, help="A file to listen at instead, as a Unix socket.")

    def handle(self, *, host, port, socket, **options):
        handed_over = systemd.handed_over()
        place = where(host, port, socket, handed_over)
        if settings.HTTPS and not settings.TRUSTED_PROXY and not is_unix(socket, handed_over):
            raise CommandError(NO_PROXY)
        try:
            with place as address:
                self.say_what_is_missing()
                self.serve(address)
        except Taken as error:
            raise CommandError(str(error)) from error

    def say_what_is_missing(self):
        if sentence := what_is_not_collected():
            raise CommandError(sentence)
        for message in check_secret_key():
            if message.is_serious():
                raise CommandError(f"{message.msg} {message.hint}")
            self.stderr.write(f"{message.msg} {message.hint}")
        try:
            sentences = what_it_lacks(connection) or what_differs(connection)
        except DatabaseError as error:
            # Readers get what is kept in memory; whoever watches /readyz is told.
            self.stderr.write(GOES_ON.format(str(error).strip().partition("\n")[0]))
            sentences = []
        finally:
            connection.close()
        if sentences:
            raise CommandError("\n".join(sentences))

    def serve(self, address):
        with server_at(address, settings.WEB_CONCURRENCY, proxies=settings.TRUSTED_PROXY) as server:
            self.say(f"Serving at {told(address)} in {settings.WEB_CONCURRENCY} processes.")
            systemd.tell("READY=1")
            server.run()
            systemd.tell("STOPPING=1")
        self.say("Stopped.")

    def say(self, line):
        self.stdout.write(line)
        self.stdout.flush()


def where(host, port, path, handed_over):
    """The place to listen at, to be entered."""
    if handed_over:
        return contextlib.closing(handed_over)
    return file_at(path) if path else port_at(host, port)


def is_unix(path, handed_over):
    return path is not None or (handed_over is not None and isinstance(handed_over.getsockname(), str))


def told(address):
    name = address.getsockname()
    return name if isinstance(name, str) else f"{name[0]} port {name[1]}"
