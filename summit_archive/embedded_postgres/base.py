"""Django's PostgreSQL backend, with a server that comes up at the first connection."""

import psycopg2
from django.db.backends.postgresql import base
from psycopg2 import extensions

from .. import embedded_postgres
from ..postgres.outage import OUTAGE, REFUSAL
from .cluster import Cluster
from .sharing import Share

_shares = {}


def share_in(home, durable=True):
    """This process's one share in the server of `home`."""
    if home not in _shares:
        cluster = Cluster(home, embedded_postgres.USER, embedded_postgres.DATABASE, durable)
        _shares[home] = Share(cluster)
    return _shares[home]


class DatabaseWrapper(base.DatabaseWrapper):
    def get_new_connection(self, conn_params):
        """In a process that serves, one that was up and ended is brought up by a thread of its own: nobody waits."""
        share = share_in(**self.settings_dict["EMBEDDED"])
        if share.has_joined and extensions.get_wait_callback() and not OUTAGE.is_asking():
            if not share.cluster.running():
                OUTAGE.begin(share.join, "the embedded database has ended")
            if OUTAGE.is_on():
                raise psycopg2.OperationalError(REFUSAL)
        share.join()
        return super().get_new_connection(conn_params)
