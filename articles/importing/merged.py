"""When two articles become one: what points into their texts is moved to the text that stays first, and the number of the
one that goes leads to the other."""

from django.utils.translation import gettext as _

from summit_archive.merging.hooks import Hooks

from ..encounters.rereading import read_soon
from ..linking.anchoring import Anchored, anchor
from ..models import Arrival, Article, Citation, Completion, FormerNumber, Mention, Sketch
from .versions import compare_again, dissolve

CAME_BY = (Arrival, Completion)
PARTS = [part.value for part in Mention.Part]


class TextsAgree(Hooks):
    def sentences(self, kept, gone):
        if all(getattr(kept, part) == getattr(gone, part) for part in PARTS):
            return []
        return [
            _(
                "The texts differ. Mentions, quotes and statements are looked up in the text that stays. Quotes "
                "and statements whose words are missing there are kept and marked; mentions of such words are "
                "removed."
            )
        ]

    def before(self, kept, gone, will_be):
        self.came = {model for model in CAME_BY if model.objects.filter(article=kept).exists()}
        self.stories = [
            *Sketch.objects.filter(article__in=[kept.pk, gone.pk]).values_list("story", flat=True)
        ]
        self.is_read_anew = bool(will_be.keys() & {*PARTS, "published_on", "publisher", "place_line"})
        if will_be.get("language", kept.language) != kept.language:
            kept.language_is_guessed = gone.language_is_guessed
        self.anchored = [with_texts(row, will_be) for row in (kept, gone)]

    def after(self, kept, gone, number):
        FormerNumber.objects.create(number=number, article=kept)
        Citation.objects.filter(article=kept, cited_article=kept).update(cited_article=None)
        for model in CAME_BY:
            if model not in self.came:
                # It is not any more as an import left it: undoing the import leaves it alone.
                model.objects.filter(article=kept).update(version=0)
        if self.is_read_anew:
            compare_again(kept)
            read_soon([kept.pk])
        dissolve(self.stories)


def with_texts(article, will_be):
    """The article gets the texts that the one record will have, and what points into its own moves along."""
    texts = {
        part: will_be[part] for part in PARTS if part in will_be and getattr(article, part) != will_be[part]
    }
    if not texts:
        return Anchored()
    before = {part: getattr(article, part) for part in texts}
    if "summary" in texts:
        texts["summary_language"] = will_be.get("summary_language", article.summary_language)
    for part, text in texts.items():
        setattr(article, part, text)
    Article.objects.filter(pk=article.pk).update(**texts)
    return anchor(article, before)
