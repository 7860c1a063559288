"""The addresses of releases: what they show stands on the disk, not in the database, so that no page of them is kept."""

from django.urls import path

from summit_archive.files import page

from .views import data

urlpatterns = [
    *page("data/", "data", data.data, json=data.data_json),
    path("data/<str:name>/<path:path>", data.release_file, name="release-file"),
]
