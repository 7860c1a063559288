"""Work in the background: what waits to be done, who does it, and when it is done again by itself. All of it is in the database.

tables     jobs, those who work at them, and the schedule
kinds      which kinds of jobs there are; the apps say so, and this room knows none of them
asking     a job is asked for, asked for again, or given up
claiming   one worker takes a job, shows that it lives, and lets go of it: done, failed, or for another
schedule   what is asked for by the clock
doing      one job from its beginning to its end, whatever happens meanwhile
worker     takes one job after the other until it is told to end; beating: shows meanwhile that it lives
standing   how it stands: for the page, for `manage.py work --status`, for whoever waits
pages      the editors' page of it, and its buttons
"""
