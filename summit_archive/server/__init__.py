"""The site served on one machine, by `manage.py demo` or a web server.

first_start    static files collected, and the account that a new archive comes with
serving        waitress at one address; companions: the other processes at it
background     the worker beside it, for what is done in the background
connections    keeps a browser's connection open after a 304
refusals       what the server refuses before the site is asked, dressed as every answer
shutdown       an ordinary end when a signal asks for one
"""
