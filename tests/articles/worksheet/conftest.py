"""The fixtures of the tests of encounters: a text that is brought in, and two leaders on record."""

from tests.articles.encounters.conftest import bring_in_text, leaders

__all__ = ["bring_in_text", "leaders"]
