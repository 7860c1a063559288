"""Makes a release of the archive: it is there whole or not at all, so that one that was interrupted is made anew."""

from django.conf import settings

from summit_archive.jobs.doing import Task

from ..releasing.making import make_release


def make(task: Task) -> dict[str, int]:
    """Raises what `make_release` raises; where nothing has changed none is made."""
    task.stop_if_told()
    release, made = make_release(settings.SITE_URL)
    task.step(1, 1, release.name)
    return {"made": int(made is not None)}
