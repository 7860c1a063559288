from django.contrib import admin
from django.urls import include, path

from summit_archive.web import health

readers_pages = [
    path("", include("articles.urls")),
    path("", include("participants.urls")),
]

urlpatterns = [
    path("livez", health.live, name="livez"),
    path("readyz", health.ready, name="readyz"),
    path("admin/quality/", include("articles.admin.quality")),
    path("admin/", admin.site.urls),
    *readers_pages,
]

handler400 = "summit_archive.web.errors.bad_request"
handler403 = "summit_archive.web.errors.permission_denied"
handler404 = "summit_archive.web.errors.not_found"
handler500 = "summit_archive.web.errors.server_error"
