"""What preservation looks after: hashes compared, addresses asked."""

from summit_archive.jobs.doing import Task

from ..preservation import fixity, links


def check_fixity(task: Task) -> dict[str, int]:
    """What was compared since it was asked for, before it was interrupted, is not compared again."""
    return fixity.check_all(task.step, task.asked_at)


def check_links(task: Task) -> dict[str, int]:
    """Raises NothingAnswers; what was asked is not due again."""
    return dict(links.check_links(task.step))
