"""All that a meeting is found and counted by, in one narrow row, which triggers keep (`remembered/sql/kept.sql`)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class TransactionField(models.Field):
    """The number of a transaction, which PostgreSQL never gives again; text in Python."""

    empty_strings_allowed = False

    def db_type(self, connection):
        return "xid8"


def ids():
    return ArrayField(models.BigIntegerField())


class KeptMeeting(models.Model):
    """Nobody writes it but the database. That of a meeting which is gone stays, for those who remember the meeting."""

    meeting_id = models.BigIntegerField(primary_key=True)
    is_gone = models.BooleanField()
    # Of each span of possible days the first, and the one after its last, as `date.toordinal` numbers them.
    days = ArrayField(models.IntegerField())
    is_definite = models.BooleanField()
    is_doubted = models.BooleanField()
    kind = models.CharField(max_length=30)
    status = models.CharField(max_length=20)
    participant_list = models.CharField(max_length=20)
    confirmation = models.CharField(max_length=20)
    circle = models.CharField(max_length=30)
    series_id = models.BigIntegerField(null=True)
    edition = models.PositiveSmallIntegerField(null=True)
    organisation_id = models.BigIntegerField(null=True)
    place_id = models.BigIntegerField(null=True)
    place_country_id = models.BigIntegerField(null=True)
    parent_id = models.BigIntegerField(null=True)
    # Its own, its series' and those that took part.
    organisations = ids()
    # Countries: not absent; took part; took part and are host or chair.
    named = ids()
    present = ids()
    hosts = ids()
    # Named themselves; and offices whose holder is not named.
    people = ids()
    people_present = ids()
    offices = ids()
    offices_present = ids()
    changed_in = TransactionField()

    class Meta:
        indexes = [models.Index(fields=["changed_in"], name="kept_meeting_changed_in")]

    def __str__(self):
        return str(self.meeting_id)
