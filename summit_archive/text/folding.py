"""How a name is folded, so that one search key serves both scripts and any accent."""

import re

from anyascii import anyascii
from django.db import models


def fold(text):
    """The search key of a name: "Тоқаев, Қ." and "Toqaev Q" both become "toqaev q"."""
    return re.sub(r"[\W_]+", " ", anyascii(text).lower()).strip()


class FoldedField(models.CharField):
    """The folded form of the field named by `of`, kept on `save` and on `bulk_create`."""

    def __init__(self, *args, of, **options):
        self.of = of
        super().__init__(*args, **{"editable": False, "max_length": 300, "db_index": True} | options)

    def deconstruct(self):
        name, path, args, options = super().deconstruct()
        return name, path, args, options | {"of": self.of}

    def folded_of(self, instance):
        return fold(getattr(instance, self.of))[: self.max_length]

    def pre_save(self, instance, add):
        folded = self.folded_of(instance)
        setattr(instance, self.attname, folded)
        return folded
