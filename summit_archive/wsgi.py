"""The door for a web server: `manage.py serve`, or another one with `summit_archive.wsgi:application`."""

import os
import sys

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from summit_archive.observing import counts
from summit_archive.observing.around import Observed
from summit_archive.postgres.watchdog import watch
from summit_archive.server.connections import keep_open
from summit_archive.server.shutdown import end_in_order
from summit_archive.web.compression import Compression

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "summit_archive.settings")

# A page is 10 to 40 ms of Python: threads that take turns every 5 ms, as is usual, finish late, all of them.
sys.setswitchinterval(0.05)

end_in_order()
keep_open()
site = get_wsgi_application()
watch(settings.STATEMENT_TIMEOUT)

# It knows a model, which Django has to have loaded.
from summit_archive.page_cache.doorstep import Doorstep  # noqa: E402
from summit_archive.page_cache.middleware import route_at  # noqa: E402
from summit_archive.standbys.routing import Routing  # noqa: E402

if counts.is_on():
    counts.begin(settings.METRICS_DIR)
answered = Routing(Doorstep(site)) if settings.REPLICAS else Doorstep(site)
application = Observed(Compression(answered), route_at)
