"""Django's PostgreSQL backend, with a server that comes up at the first connection."""

from django.db.backends.postgresql import base

from summit_archive import embedded
from summit_archive.embedded.cluster import Cluster
from summit_archive.embedded.sharing import Share

_shares = {}


def share_in(home, durable=True):
    """This process's one share in the server of `home`."""
    if home not in _shares:
        cluster = Cluster(home, embedded.USER, embedded.DATABASE, durable)
        _shares[home] = Share(cluster)
    return _shares[home]


class DatabaseWrapper(base.DatabaseWrapper):
    def get_new_connection(self, conn_params):
        share_in(**self.settings_dict["EMBEDDED"]).join()
        return super().get_new_connection(conn_params)
