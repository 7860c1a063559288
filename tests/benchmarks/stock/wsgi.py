"""The site as it is served, with the addresses of the benchmark beside its own."""

from tests.benchmarks.stock import beside_the_site

beside_the_site()

from summit_archive.wsgi import application  # noqa: E402, F401 - the addresses must be set before
