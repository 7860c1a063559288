"""The addresses of what was written, in the order in which a reader meets them."""

from django.urls import path

from .views import articles, exports, home, topics

urlpatterns = [
    path("", home.home, name="home"),
    path("about/", home.about, name="about"),
    path("articles/", articles.article_list, name="article-list"),
    path("articles/<int:pk>/", articles.article_detail, name="article-by-number"),
    path("articles/<int:pk>/<slug:slug>/", articles.article_detail, name="article-detail"),
    path("topics/", topics.topic_list, name="topic-list"),
    path("topics/<slug:slug>/", topics.topic_detail, name="topic-detail"),
    path("publishers/", topics.publisher_list, name="publisher-list"),
    path("publishers/<slug:slug>/", topics.publisher_detail, name="publisher-detail"),
]

# The same for programs
urlpatterns += [
    path("articles.json", exports.article_list, name="article-list-json"),
    path("articles/<int:pk>.json", exports.article_detail, name="article-json"),
]
