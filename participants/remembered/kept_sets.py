"""Sets as they are kept: a number, or, where few are in it, their positions, which take less room."""

from array import array

from .bits import but, of_positions

# A position takes so many bits.
WIDTH = 32


def keep(positions, size):
    """The set of `positions`, which come in order, of `size` meetings."""
    return array("i", positions) if len(positions) * WIDTH < size else of_positions(positions)


def as_set(kept):
    return kept if isinstance(kept, int) else of_positions(kept)


def number_among(kept, among, chosen):
    """How many are `among`; `chosen` are its flags."""
    if isinstance(kept, int):
        return (kept & among).bit_count()
    return sum(map(chosen.__getitem__, kept))


def changed(kept, gone, come, size):
    """The same without `gone`, which are ({positions}, the set of them), and with those at `come`."""
    positions, without = gone
    if isinstance(kept, int):
        return (but(kept, without) if kept & without else kept) | of_positions(come)
    if not come and positions.isdisjoint(kept):
        return kept
    return keep(sorted((set(kept) - positions) | set(come)), size)
