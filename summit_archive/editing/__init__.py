"""The editors' desk: what the admin pages of both apps stand on.

site      the admin site; no query string breaks its lists, any spelling finds a row
admin     the ModelAdmin of all: no edit is lost, refusals are told in words
versions  which state of its row a form was made from, and what is done where the row is gone
merging   for the ModelAdmin: what others changed meanwhile goes in beside what a form sends (two_editors/)
inlines   rows that are edited inside of another row's form
history_pages  the history of a record and of a step, with the way back
slugs     addresses that make themselves
widgets   the fields and widgets of all forms
"""
