"""Whether the program answers, and whether it can do its work."""

from django.db import connection
from django.http import HttpResponse


def live(request):
    """The program answers. Touches nothing else."""
    return HttpResponse("alive\n", content_type="text/plain")


def ready(request):
    """The database answers too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ready\n", content_type="text/plain")
