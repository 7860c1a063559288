"""The site's addresses, and two to measure them against."""

from django.db import connection
from django.http import HttpResponse
from django.urls import path

from summit_archive.urls import urlpatterns as of_the_site


def hello(request):
    return HttpResponse("hello")


def select_one(request):
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return HttpResponse(f"{cursor.fetchone()[0]}")


urlpatterns = [path("benchmark/hello", hello), path("benchmark/select-1", select_one), *of_the_site]
