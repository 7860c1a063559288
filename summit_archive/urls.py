from django.contrib import admin
from django.urls import include, path

from summit_archive import health

urlpatterns = [
    path("livez", health.live, name="livez"),
    path("readyz", health.ready, name="readyz"),
    path("admin/", admin.site.urls),
    path("", include("articles.urls")),
    path("", include("participants.urls")),
]
