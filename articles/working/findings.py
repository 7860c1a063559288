"""Lets the checks of Data quality look, one after the other."""

from summit_archive.findings.looking import LooksAlready
from summit_archive.findings.looking import look as look_for
from summit_archive.findings.tables import Look
from summit_archive.jobs.doing import Task

from ..quality import CHECKS, RECOUNTS


def look(task: Task) -> dict[str, int]:
    """Those that have not looked since it was asked for: what was done before it was interrupted is not done again."""
    checks = [*CHECKS, *RECOUNTS]
    looked = set(Look.objects.filter(looked_at__gt=task.asked_at).values_list("check_name", flat=True))
    for number, check in enumerate(checks):
        task.step(number, len(checks), check.name)
        if check.name in looked:
            continue
        try:
            look_for(check)
        except LooksAlready:
            continue
    task.step(len(checks), len(checks))
    names = [check.name for check in checks]
    found = sum(Look.objects.filter(check_name__in=names).values_list("number", flat=True))
    return {"looked": len(checks), "found": found}
