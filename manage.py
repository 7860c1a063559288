#!/usr/bin/env python
"""The command line of the archive."""

import os
import sys

# A reader's page that takes seconds is a fault; a migration or an import that
# does is at its work. Only what answers readers keeps the settings' time limit.
SERVING = {"demo", "mcp", "runserver", "serve"}


def main():
    if sys.argv[1:] in (["--version"], ["version"]):
        sys.exit(say_version())
    if sys.argv[1:2] == ["work"]:
        # Also where its environment is the serving processes' own.
        os.environ["STATEMENT_TIMEOUT"] = "0"
    elif len(sys.argv) > 1 and sys.argv[1] not in SERVING:
        os.environ.setdefault("STATEMENT_TIMEOUT", "0")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "summit_archive.settings")
    from django.core.management import execute_from_command_line

    from summit_archive.embedded_postgres.folders import CannotRun
    from summit_archive.environment import Refused
    from summit_archive.server.shutdown import end_in_order

    end_in_order()
    try:
        execute_from_command_line(sys.argv)
    except (CannotRun, Refused) as error:
        sys.exit(f"{error}")
    except KeyboardInterrupt:
        sys.exit(130)


def say_version():
    """The archive's own version: Django's stands in requirements.txt."""
    from django import get_version

    from summit_archive import __version__

    sys.stdout.write(f"Summit archive {__version__} (Django {get_version()})\n")


if __name__ == "__main__":
    main()
