"""The door for a web server: `waitress-serve summit_archive.wsgi:application`."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from summit_archive.shutdown import end_in_order
from summit_archive.watchdog import watch

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "summit_archive.settings")

end_in_order()
application = get_wsgi_application()
watch(settings.STATEMENT_TIMEOUT)
