"""What a reader may ask of the meetings."""

from .filtering import ListFilter


class MeetingFilter(ListFilter):
    list_name = "meeting-list"
