"""How a name is folded, so that one search key serves both scripts and any accent."""

import re

from anyascii import anyascii
from django.db import models

from .flat import plain

# In Latin letters they are written as an apostrophe, or not at all.
SOFT_AND_HARD_SIGN = str.maketrans(dict.fromkeys("ЬьЪъ", ""))
# Within a word, but for the articles of French and Italian.
WITHIN = re.compile(r"(?<=[^\W_])(?<!\bd)(?<!\bl)'(?=[^\W_])")
BETWEEN_WORDS = re.compile(r"[\W_]+")
AT_ONCE = 2000


def fold(text):
    """The search key of a name: "Тоқаев, Қ." and "Toqaev Q" both become "toqaev q"; O’Meara is "omeara", and both
    Кульбаев and Kul’baev are "kulbaev"."""
    latin = anyascii(plain(text).translate(SOFT_AND_HARD_SIGN)).lower()
    return BETWEEN_WORDS.sub(" ", WITHIN.sub("", latin)).strip()


def fold_again(model, key, text_of):
    """For migrations, which know neither the methods of a model nor its `save`: makes `key` of `text_of(row)` anew."""
    longest = model._meta.get_field(key).max_length
    changed = []
    for row in model.objects.order_by("pk").iterator(AT_ONCE):
        folded = fold(text_of(row))[:longest]
        if folded != getattr(row, key):
            setattr(row, key, folded)
            changed.append(row)
    model.objects.bulk_update(changed, [key], batch_size=AT_ONCE)


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
