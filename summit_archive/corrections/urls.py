"""The addresses of readers' corrections. They stand beside the pages of readers, for no answer of theirs is kept."""

from django.urls import path

from . import views

urlpatterns = [
    path("new/", views.new, name="correction-new"),
    path("<slug:number>/", views.detail, name="correction-detail"),
]
