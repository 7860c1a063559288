"""The addresses of a review, below the editors' site."""

from django.contrib import admin
from django.urls import path

from . import deciding, queue

seen = admin.site.admin_view

urlpatterns = [
    path("", seen(queue.queue), name="review-queue"),
    path("take-up/", seen(deciding.take_up), name="review-take-up"),
    path("<int:pk>/", seen(queue.one_submission), name="review-submission"),
    path("<int:pk>/comment/", seen(deciding.comment), name="review-comment"),
    path("<int:pk>/send/", seen(deciding.send), name="review-send"),
    path("<int:pk>/return/", seen(deciding.give_back), name="review-return"),
    path("<int:pk>/withdraw/", seen(deciding.withdraw), name="review-withdraw"),
    path("<int:pk>/publish/", seen(deciding.publish), name="review-publish"),
    path("<int:pk>/preview/", seen(deciding.preview), name="review-preview"),
]
