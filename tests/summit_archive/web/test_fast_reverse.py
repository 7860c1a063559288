"""Paths from memory are the paths that `reverse` gives."""

import pytest
from django.urls import NoReverseMatch, reverse, set_script_prefix

from summit_archive.web.fast_reverse import path_of, path_to, path_to_numbered

PAGES = ["meeting-detail", "person-detail", "organisation-detail", "series-detail", "topic-detail"]


@pytest.mark.parametrize("name", [*PAGES, "country-detail"])
@pytest.mark.parametrize("slug", ["kz", "vladimir-putin", "0-sample", "a_b", "918273645"])
def test_a_path_is_that_of_the_urls(name, slug):
    assert path_to(name, slug) == reverse(name, args=[slug])


@pytest.mark.parametrize("slug", ["talks", "0-sample", "918273645"])
def test_an_article_has_its_number_and_its_slug(slug):
    assert path_to_numbered("article-detail", 918273645, slug) == f"/articles/918273645/{slug}/"


def test_what_is_no_slug_is_refused_as_ever():
    with pytest.raises(NoReverseMatch):
        path_to("person-detail", "")
    assert path_to("country-detail", "қз%") == reverse("country-detail", args=["қз%"])


def test_a_site_below_another_keeps_its_prefix():
    assert path_to("country-detail", "kz") == "/countries/kz/"
    assert path_of("meeting-list") == "/meetings/"
    set_script_prefix("/100%/")
    try:
        assert path_of("meeting-list") == "/100%25/meetings/"
        assert path_to("country-detail", "kz") == "/100%25/countries/kz/"
    finally:
        set_script_prefix("/")
