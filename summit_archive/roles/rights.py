"""What an app says of its tables, in its `rights`: who looks at them, and who changes them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rights:
    """By the names of models. Of all others contributors look at the rows, and editors change them.

    `unseen`: contributors do not look at them. `administered`: only administrators change them, editors look.
    `closed`: only administrators look at them.
    """

    unseen: tuple[str, ...] = ()
    administered: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
