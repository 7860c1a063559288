"""The story that the archive began with, as it is shipped: 26 December, St. Petersburg, no year stated."""

import io

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.django_db


def test_both_2022_and_2023_fit_the_summit_and_of_them_the_council_speaks_for_2023_only(client):
    for command in ("load_reference", "load_demo"):
        call_command(command, stdout=io.StringIO())
    answer = client.get("/meetings/informal-cis-summit-st-petersburg-26-december.json").json()
    found = {int(one["candidate"][:4]): one for one in answer["candidates"]}
    said = {
        year: {(argument["kind"], argument["stance"]) for argument in one["arguments"]}
        for year, one in found.items()
    }
    series, council = ("series", "for"), ("beside", "for")
    assert [year for year, kinds in said.items() if series in kinds] == [2023, 2022]
    assert (found[2022]["against"], found[2023]["against"]) == (0, 0)
    assert council in said[2023]
    assert council not in said[2022]
    [words] = [one["argument"] for one in found[2023]["arguments"] if one["kind"] == "beside"]
    assert "“Supreme Eurasian Economic Council, St. Petersburg, 2023” was on 25 December 2023" in words
    # The year before, Nikol Pashinyan was not prime minister; in 2017 the summit was elsewhere.
    assert {("offices", "against"), ("series", "against")} <= said[2017]
