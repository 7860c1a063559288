"""Serves the site as the demo does, with the addresses of the benchmark beside its own.

python -m tests.benchmarks.stock.serve PORT
"""

import socket
import sys

from tests.benchmarks.stock import beside_the_site


def main() -> None:
    beside_the_site()
    from django.conf import settings

    from summit_archive.server.serving import server_at

    with (
        socket.create_server(("127.0.0.1", int(sys.argv[1]))) as address,
        server_at(address, settings.WEB_CONCURRENCY, "tests.benchmarks.stock.wsgi:application") as server,
    ):
        server.run()


if __name__ == "__main__":
    main()
