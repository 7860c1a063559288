class MeetingFilter:
    pass
