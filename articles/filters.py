"""What a reader may ask of the articles."""

from participants.filtering import ListFilter


class ArticleFilter(ListFilter):
    list_name = "article-list"
