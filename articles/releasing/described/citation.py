"""CITATION.cff 1.2.0: how the release is cited, for reference managers and repositories. JSON's strings are YAML's."""

import json

from summit_archive.files.about import LICENCE

from .release import DESCRIPTION, KEYWORDS, TITLE, Release


def citation(release: Release) -> str:
    told = {
        "cff-version": "1.2.0",
        "message": "If you use these data, please cite them as below, and the sources that each fact names.",
        "type": "dataset",
        "title": TITLE,
        "version": release.edition.version,
        "date-released": release.edition.day,
        "url": release.whole("/data/"),
        "license": LICENCE,
        "abstract": DESCRIPTION,
    }
    lines = [f"{name}: {json.dumps(value)}" for name, value in told.items()]
    lines += ["authors:", f"  - name: {json.dumps(TITLE)}", f"    website: {json.dumps(release.whole('/'))}"]
    lines += ["keywords:", *(f"  - {json.dumps(word)}" for word in KEYWORDS)]
    return "\n".join(lines) + "\n"
