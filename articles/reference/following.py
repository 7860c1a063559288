"""What is other with sources than with the shipped facts, while their tables follow the files."""

from articles.models import (
    Article,
    ListedArticle,
    ListedLanguage,
    Listing,
    Publisher,
    Reading,
    SearchedText,
    Sketch,
)
from participants.reference.adding import Known
from participants.reference.following import Following
from participants.reference.writing import in_use
from summit_archive.text.folding import fold

from .tables import ARTICLES, PUBLISHERS

# What hangs on each article without anybody's doing, and what loading gave it.
OF_ANY_ARTICLE = [Listing, ListedArticle, ListedLanguage, SearchedText, Sketch, Reading]
OF_ANY_ARTICLE += [Article.countries.through, Article.people.through, Article.organisations.through]


class KnownWithArticles(Known):
    """Articles are known by their canonical addresses, without their texts."""

    def fetch(self, model, keys):
        if model is not Article:
            super().fetch(model, keys)
        elif keys := {key for key in keys if key} - set(self.rows[Article]):
            same = Article.objects.filter(canonical_url__in=keys).exclude(canonical_url="")
            self.rows[Article] |= {row.canonical_url: row for row in shown(same)}


def shown(articles):
    """What the files tell of them."""
    return articles.only("version", *ARTICLES.columns)


class FollowingPublishers(Following):
    """A publisher of the same name is the same, whatever its address."""

    def find_theirs(self):
        keys = {fold(entry["name"])[:300] for entry in self.entries.values()}
        self.by_name = {row.sort_key: row for row in self.rows().filter(sort_key__in=keys).order_by("-pk")}
        return super().find_theirs()

    def find_alike(self, entry, by_identity):
        row = super().find_alike(entry, by_identity) or self.by_name.get(fold(entry["name"])[:300])
        if row is not None:
            self.known.rows[Publisher][entry["slug"]] = row
        return row


class WithThoseOfBefore(Following):
    """What was there before the files named it is its own: nobody changed what they had."""

    def leave_each(self, entry, row, columns):
        if self.key(entry) in self.remembered:
            super().leave_each(entry, row, columns)
        else:
            self.outcome.unchanged += 1


class FollowingArticles(WithThoseOfBefore):
    """An article that is there already is left as it is; one that has a text, or is in use, stays for good."""

    def rows(self):
        return shown(Article.objects.all())

    def write(self, rows):
        if rows:
            Article.objects.bulk_update(rows, self.columns, batch_size=500)

    def unused(self, ids):
        used = in_use(Article, ids, but=OF_ANY_ARTICLE) if ids else {}
        texts = Article.objects.filter(pk__in=ids).exclude(body="", summary="").values_list("pk", flat=True)
        used |= dict.fromkeys(texts, "text")
        return set(ids) - set(used), used


class FollowingLinks(WithThoseOfBefore):
    """Rows that join a source and a meeting, of neither of which anything else is read."""

    def rows(self):
        return self.model.objects.all()


FOLLOWING = {PUBLISHERS: FollowingPublishers, ARTICLES: FollowingArticles}
