"""What the program is made of, with the digests of every file that may be installed for it, and as a bill of materials.

    python -m summit_archive.production.pins --write     both files anew, after requirements.txt was changed
    python -m summit_archive.production.pins             whether they are those of requirements.txt

`requirements-hashed.txt` comes from uv (`pip install uv` before), which asks the package registry for the digests; the
bill (`sbom.cdx.json`, CycloneDX 1.6) from it, and what the installed packages say of their licences.
"""

# ruff: noqa: T201 - a person reads it

import json
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

from summit_archive import __version__

HERE = Path(__file__).parent
PINS = HERE.parents[1] / "requirements.txt"
HASHED = HERE / "requirements-hashed.txt"
BILL = HERE / "sbom.cdx.json"
PIN = re.compile(r"^(?P<name>[\w.-]+)(\[[\w,-]+\])?==(?P<version>[\w.]+)")
ADVICE = "run python -m summit_archive.production.pins --write."
ABOUT = f"""\
# The packages of requirements.txt with the digests of all their files: pip then installs no other byte.
#     pip install --require-hashes --only-binary=:all: --requirement summit_archive/production/requirements-hashed.txt
# Made from it: {ADVICE}
"""


def pinned(text: str) -> dict[str, str]:
    """Versions by the names of packages, as registries write them."""
    found = [PIN.match(line) for line in text.splitlines()]
    return {canonical(pin["name"]): pin["version"] for pin in found if pin}


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def what_is_stale() -> list[str]:
    """Sentences; none where both files are those of requirements.txt."""
    wanted = pinned(PINS.read_text())
    sentences = []
    if pinned(HASHED.read_text()) != wanted:
        sentences.append(f"{HASHED.name} has other packages than requirements.txt: {ADVICE}")
    listed = json.loads(BILL.read_text())["components"]
    if {canonical(each["name"]): each["version"] for each in listed} != wanted:
        sentences.append(f"{BILL.name} has other packages than requirements.txt: {ADVICE}")
    return sentences


def write() -> None:
    words = ["uv", "pip", "compile", str(PINS), "--generate-hashes", "--universal", "--no-deps"]
    quiet = ["--no-annotate", "--no-header"]
    command = [sys.executable, "-m", *words, *quiet]
    made = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - words of ours alone
    HASHED.write_text(ABOUT + made.stdout)
    BILL.write_text(json.dumps(bill(), indent=1, ensure_ascii=False) + "\n")


def bill() -> dict:
    """Without the moment of its making, so that the same pins make the same file."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {"type": "application", "name": "summit-archive", "version": __version__},
        },
        "components": [
            component(name, version) for name, version in sorted(pinned(PINS.read_text()).items())
        ],
    }


def component(name: str, version: str) -> dict:
    address = f"pkg:pypi/{name}@{version}"
    found: dict[str, object] = {
        "type": "library",
        "bom-ref": address,
        "name": name,
        "version": version,
        "purl": address,
    }
    if licence := licence_of(name):
        found["licenses"] = [licence]
    return found


def licence_of(name: str) -> dict:
    """As the package says it: by SPDX, else in its own words; nothing of one that is not installed here."""
    try:
        told = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return {}
    if expression := told["License-Expression"]:
        return {"expression": expression}
    classified = [each for each in told.get_all("Classifier", []) if each.startswith("License ::")]
    words = classified[0].rpartition(" :: ")[2] if classified else (told["License"] or "").partition("\n")[0]
    return {"license": {"name": words}} if words else {}


def main() -> int:
    if "--write" in sys.argv[1:]:
        write()
    sentences = what_is_stale()
    print("\n".join(sentences) or "Both are those of requirements.txt.")
    return 1 if sentences else 0


if __name__ == "__main__":
    sys.exit(main())
