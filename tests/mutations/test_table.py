"""The table of mutations fits the tree, so that a renamed file or a rewritten rule does not leave it behind."""

import ast

import pytest

from tests.mutations.__main__ import ROOT, damaged
from tests.mutations.table import MUTATIONS


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_every_damage_still_has_its_place_and_its_tests(mutation):
    with_damage = damaged(ROOT, mutation)

    assert mutation.before != mutation.after
    assert [path for path in mutation.tests.split() if not (ROOT / path).exists()] == []
    if mutation.file.endswith(".py"):
        ast.parse(with_damage)


def test_every_damage_has_a_name_of_its_own():
    assert len({mutation.name for mutation in MUTATIONS}) == len(MUTATIONS)
