"""Commands that write say so: what they do is noted under their name."""

from typing import Any

from django.core.management.base import BaseCommand

from .recording import About, about, saying


class Program(BaseCommand):
    """A command of ours. Each of its transactions is a step of the program; nobody's name stands there."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        if about.get() is not None:
            return super().execute(*args, **options)  # called by another program, or for an editor
        token = about.set(About(program=type(self).__module__.rpartition(".")[2]))
        try:
            with saying():
                return super().execute(*args, **options)
        finally:
            about.reset(token)
