"""Readers are answered by standbys, where there are any (`REPLICA_URLS`); everybody else by the primary.

routing   around Django: which server answers a request, and which other one if it cannot
written   who has just written something, and from when on a standby knows of it
"""
