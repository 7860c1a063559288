"""What a view gives to its template, made ready: whatever is asked of it was asked once before, and is kept."""

from django.db.models import Model


class Ready:
    """Stands for a filter: what was asked of it once is an attribute."""

    def __init__(self, source):
        self.__dict__["_source"] = source

    def __getattr__(self, name):
        value = made_ready(getattr(self._source, name))
        self.__dict__[name] = value
        return value


def made_ready(value):
    """Lists of rows with the addresses that their links lead to; anything else as it is."""
    if isinstance(value, Model):
        return with_address(value)
    if isinstance(value, list):
        return [made_ready(one) for one in value]
    return value


def with_address(row):
    """An address is data: finding it is no work of a template."""
    if hasattr(row, "get_absolute_url"):
        row.get_absolute_url = row.get_absolute_url()
    return row


def ready_context(context: dict) -> dict:
    """Of the context of a list."""
    found = Ready(context["filter"])
    page = context["page"]
    page.object_list = [ready_article(article) for article in page.object_list]
    return context | {"filter": found, "page": page}


class ReadyArticle:
    """What an article's card shows."""

    def __init__(self, article):
        for name in ("headline", "standfirst", "published_on", "publisher", "language", "passage"):
            setattr(self, name, getattr(article, name))
        self.versions = getattr(article, "versions", 0)
        self.get_absolute_url = article.get_absolute_url()
        self.countries = article.countries


def ready_article(article):
    return ReadyArticle(article)
