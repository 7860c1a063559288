from django.contrib import admin
from django.urls import include, path

from summit_archive.observing.page import metrics
from summit_archive.web import health
from summit_archive.web.security import security

# The fixed words of `participants` (meetings/map/) win over the slugs of `articles` (meetings/<slug>/).
readers_pages = [
    path("", include("participants.urls")),
    path("", include("articles.urls")),
]

urlpatterns = [
    path("livez", health.live, name="livez"),
    path("readyz", health.ready, name="readyz"),
    path("metrics", metrics, name="metrics"),
    path(".well-known/security.txt", security, name="security"),
    path("admin/inbox/", include("articles.admin.inbox")),
    path("admin/review/", include("summit_archive.review.urls")),
    path("admin/quality/", include("articles.admin.quality")),
    path("admin/work/", include("summit_archive.jobs.pages")),
    path("admin/", admin.site.urls),
    path("corrections/", include("summit_archive.corrections.urls")),
    path("", include("articles.release_urls")),
    *readers_pages,
]

handler400 = "summit_archive.web.errors.bad_request"
handler403 = "summit_archive.web.errors.permission_denied"
handler404 = "summit_archive.web.errors.not_found"
handler500 = "summit_archive.web.errors.server_error"
