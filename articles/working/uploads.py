"""Works an upload off, slice by slice: each is one transaction that knows where the last one stopped."""

from summit_archive.jobs.doing import NotNow, Task

from ..importing import slices
from ..linking.linker import current_linker
from ..models import ImportBatch

State = ImportBatch.State
# Seconds until another import is asked again whether it is done.
WAIT = 2


def work_off(task: Task) -> dict[str, int] | None:
    """Until it waits for an editor's word, or is over. Of a batch that is gone there is nothing to do."""
    batch = ImportBatch.objects.filter(pk=task.key).first()
    while batch and batch.goes_on:
        task.step(*reached(batch))
        undoing = batch.state == State.UNDOING
        try:
            batch = slices.go_on(batch.pk, None if undoing else current_linker())
        except slices.Busy as busy:
            raise NotNow("Another import is writing.", WAIT) from busy
        except ImportBatch.DoesNotExist:
            return None
    if batch is None:
        return None
    task.step(*reached(batch))
    return {name: batch.counts.get(name, 0) for name in ("added", "refused", "removed")}


def reached(batch: ImportBatch) -> tuple[int, int]:
    """How far it is, of how much."""
    counts = batch.counts
    if batch.state in (State.UNDOING, State.UNDONE):
        brought = sum(counts.get(verdict, 0) for verdict in ("added", "completed"))
        return counts.get("removed", 0), max(brought, counts.get("removed", 0))
    return counts.get("read", 0), max(batch.so_far.get("total", 0), counts.get("read", 0))
