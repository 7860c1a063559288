"""The editors' desk: what the admin pages of both apps stand on.

site      the admin site; no query string breaks its lists, any spelling finds a row
changelists  the rows of its lists, at less cost than Django's; counted: how many there are, where to count takes long
admin     the ModelAdmin of all: no edit is lost, refusals are told in words
proposing whether a form is only proposed, by somebody who may not save it
versions  which state of its row a form was made from, and what is done where the row is gone
merging_edits  what others changed meanwhile goes in beside what a form sends (two_editors/)
cautions  what may be wrong is shown before anything is saved: look-alikes, and whatever an editor can confirm
choices   what a choice list offers, in which order, with what beside each name; its last row makes a new one
dates     what is typed as a date, said back as one types; answers: what JSON endpoints say where they refuse
inlines   rows that are edited inside of another row's form; many_lines: of which there may be hundreds
history_pages  the history of a record and of a step, with the way back; audit_page: the log of logins and rights
slugs     addresses that make themselves
merging   two records become one: the page and the merge; merge_page: the two side by side
splitting a record is two: a merge is taken back, or some of what hangs on it moves to another
split_stale  what was ticked there and was moved meanwhile, and by whom
widgets   the fields and widgets of all forms
"""
