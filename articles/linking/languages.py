"""Tells the language of articles of the archive that nobody labelled, before they are linked again."""

from collections import defaultdict
from collections.abc import Sequence

from django.db import transaction
from django.db.models import F

from summit_archive.text.languages import UNDETERMINED
from summit_archive.text.recognising import recognised_language

from ..counting.bulk_changes import listed_once
from ..models import Arrival, Article, Completion

PARTS = ["headline", "standfirst", "body", "summary"]


@transaction.atomic
def recognise_languages(articles: Sequence[int]) -> int:
    """How many of these were recognised; an article stays one that nobody has worked on. One query where
    each has a language, and three more a language that is found."""
    unlabelled = Article.objects.filter(pk__in=articles, language=UNDETERMINED).order_by("pk")
    locked = unlabelled.select_for_update(of=["self"], no_key=True)
    recognised: dict[str, list[int]] = defaultdict(list)
    for pk, headline, standfirst, body, summary in locked.values_list("pk", *PARTS):
        if language := recognised_language("\n".join([headline, standfirst, body or summary])):
            recognised[language].append(pk)
    with listed_once():
        for language, its_articles in recognised.items():
            Article.objects.filter(pk__in=its_articles).update(language=language, language_is_guessed=True)
            for kept in (Arrival, Completion):
                untouched = kept.objects.filter(article__in=its_articles, article__version=F("version") + 1)
                untouched.update(version=F("version") + 1)
    return sum(map(len, recognised.values()))
