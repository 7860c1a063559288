"""Two places, offices or series become one: their names move, and what the other was called is a name."""

import pytest

from tests.make import make_name, make_office, make_place, make_series
from tests.merging import merge

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


@pytest.mark.parametrize(
    ("column", "make"), [("place", make_place), ("office", make_office), ("series", make_series)]
)
def test_names_move_along(admin_client, column, make):
    kept, gone = make("Kyiv"), make("Kiev")
    make_name("Київ", "uk", kind="native", **{column: kept})
    make_name("Киев", "ru", kind="preferred", **{column: kept})
    make_name("Киев", "ru", kind="preferred", **{column: gone})
    make_name("Kiow", "de", **{column: gone})
    merge(admin_client, kept, gone)
    assert set(kept.names.values_list("text", "language", "kind")) == {
        ("Київ", "uk", "native"),
        ("Киев", "ru", "preferred"),
        ("Kiow", "de", "variant"),
        ("Kiev", "en", "variant"),
    }
