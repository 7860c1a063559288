"""Finds a Chromium that starts: one on this machine, else the one Playwright can fetch."""

import os
import shutil
import subprocess
import sys

from playwright.sync_api import Error

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class Missing(Exception):
    """No Chromium starts here; the message says what was tried."""


def launch(playwright):
    """A running browser. Fetches one only where none on the machine starts."""
    refusals = []
    for path in [*filter(None, map(shutil.which, NAMES)), None]:
        try:
            return start(playwright, path)
        except Error as error:
            refusals.append(f"{path or 'Playwright’s own'}: {error.message.splitlines()[0]}")
    try:
        subprocess.run(
            [sys.executable, "-m", "playwright", "install", "chromium"],
            check=True,
            capture_output=True,
            timeout=300,
        )
        return start(playwright, None)
    except (subprocess.SubprocessError, Error) as error:
        refusals.append(f"playwright install chromium: {str(error).splitlines()[0]}")
        raise Missing("No Chromium starts here. " + "; ".join(refusals)) from error


def start(playwright, path):
    # Chromium's sandbox refuses to start for root.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    return playwright.chromium.launch(executable_path=path, args=arguments)
