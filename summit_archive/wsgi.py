"""The door for a web server: `waitress-serve summit_archive.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "summit_archive.settings")

application = get_wsgi_application()
