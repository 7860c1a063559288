"""What a reader may have meant by words that find nothing: never what would find nothing, too."""

from participants.naming.misspelt import meant

from .filters import ArticleFilter


def meant_instead(found):
    """The likeliest {"text", "url"} that finds articles under the same other conditions, else None."""
    for text in meant(found.chosen("q")[0].text):
        asked = found.data.copy()
        for turning in found.turning:
            asked.pop(turning, None)
        asked["q"] = text
        instead = ArticleFilter(asked, found.queryset)
        if instead.total:
            return {"text": text, "url": instead.address(instead.conditions)}
    return None
