"""The demo stories without the shipped facts that they tell of."""

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article

pytestmark = pytest.mark.django_db


def test_without_the_reference_the_stories_are_refused_whole():
    with pytest.raises(CommandError, match="Nothing was loaded"):
        call_command("load_demo")
    assert not Article.objects.exists()
