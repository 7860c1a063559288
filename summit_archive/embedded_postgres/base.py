"""Django's PostgreSQL backend, with a server that comes up at the first connection."""

from django.db.backends.postgresql import base

from .. import embedded_postgres
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
        share_in(**self.settings_dict["EMBEDDED"]).join()
        return super().get_new_connection(conn_params)
