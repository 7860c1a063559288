"""Whether the site on this machine answers, for a container's health check: `python -m summit_archive.production.alive`."""

import os
import sys
import urllib.error
import urllib.request

PATIENCE = 4


def is_alive(port: str) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/livez", timeout=PATIENCE) as answer:
            return answer.status == 200
    except urllib.error.HTTPError as error:
        # It answers, if only that it was not called by its name.
        return error.code < 500
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(0 if is_alive(os.environ.get("PORT", "8000")) else 1)
