"""The site's own addresses, and those of the benchmark."""

from django.urls import include, path

from summit_archive.urls import handler400, handler403, handler404, handler500  # noqa: F401 - Django reads them
from tests.benchmarks.stock import floors, pages

urlpatterns = [
    path("", include("summit_archive.urls")),
    path("benchmark/hello/", floors.hello),
    path("benchmark/select-1/", floors.select_one),
    path("benchmark/fts5/", floors.fts5),
    path("benchmark/articles/", pages.article_list),
    path("benchmark/articles/<int:pk>/<slug:slug>/", pages.article_detail),
    path("benchmark/meetings/<slug:slug>/", pages.meeting_detail),
]
