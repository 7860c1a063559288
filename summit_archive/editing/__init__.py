"""The editors' desk: what the admin pages of both apps stand on.

site      the admin site; no query string breaks its lists, any spelling finds a row
admin     the ModelAdmin of all: edits are checked against the version seen (versions), refusals are told in words
inlines   rows that are edited inside of another row's form
history_pages  the history of a record and of a step, with the way back
slugs     addresses that make themselves
merging   two records become one: the page and the merge; merge_page: the two side by side
splitting a record is two: a merge is taken back, or some of what hangs on it moves to another
widgets   the fields and widgets of all forms
"""
