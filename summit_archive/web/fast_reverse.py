"""Where pages are, as `reverse` says, but from memory: a list has hundreds of links of a few shapes."""

import re
from functools import lru_cache

from django.urls import get_script_prefix, reverse

PLAIN = re.compile(r"[-\w]+", re.ASCII).fullmatch
# What stands in a path for a number and for a slug, until it is known where they stand.
SAMPLES = {int: "918273645", str: "0-sample"}


def path_to(name, part):
    """The same as `reverse(name, args=[part])`; `part` is a slug or a code."""
    return shape(name, get_script_prefix()) % part if PLAIN(part) else reverse(name, args=[part])


def path_to_numbered(name, number, slug):
    """The same as `reverse(name, args=[number, slug])`, for a slug in ASCII."""
    return shape(name, get_script_prefix(), numbered=True) % (number, slug)


def path_of(name):
    """The same as `reverse(name)`, of a page that stands alone."""
    return lonely(name, get_script_prefix())


@lru_cache(maxsize=256)
def lonely(name, _prefix):
    return reverse(name)


@lru_cache(maxsize=256)
def shape(name, _prefix, numbered=False):
    """The path of all pages of this `name`, with %s in place of what tells them apart."""
    samples = [SAMPLES[int], SAMPLES[str]] if numbered else [SAMPLES[str]]
    path = reverse(name, args=samples).replace("%", "%%")
    for sample in samples:
        path = path.replace(sample, "%s")
    return path
