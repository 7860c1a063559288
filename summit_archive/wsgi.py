"""The door for a web server: `waitress-serve summit_archive.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

from summit_archive.shutdown import end_in_order

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "summit_archive.settings")

end_in_order()
application = get_wsgi_application()
