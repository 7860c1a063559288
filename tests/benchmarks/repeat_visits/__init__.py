"""How many visits a second the site answers to those who have the page, beside a view that says hello.

    python -m tests.benchmarks.repeat_visits [--rounds 31] [--visits 80] [--saves 200]

Makes a throw-away database with the shipped facts and demo articles, and serves it twice by waitress as
the demo does: with pages kept in memory, and without. Two views are added there, within all of the
site's middleware: one that says hello, one that asks the database `select 1`. Each kind of visit is made
`--visits` times a round (a rendered page a tenth of that), in turn with the others, by one client and by
eight; over connections that are kept for as long as the site lets them, and over a new one each time, as
many proxies do. Waitress ends a connection with each 304 (it sends no length with it), so a 304 is held
against hello at both. Printed are the medians of the rounds and of their ratios to hello.

Then what counting changes costs whoever writes: one article saved with its links, and 1,000 by COPY, each
committed, in turn with the counting and with its triggers switched off.
"""
