"""Two editors, one row: what each of them did is merged, and only what both did differently is asked about.

Three states are compared: the base, which is what a form showed when it was opened; theirs, the row as it is
now; and mine, what was sent. All three are put into the words of the form itself, so that whatever a form can
show is merged: columns, many-to-many, and the lines of other tables.

values      one field's value in its plain form, and back into what a browser sends
shown       what a form showed; it travels with the form, signed
sent        what an editor sent, as fields and lines
three_way   the merge: what follows by itself, and what has to be chosen
chosen      what an editor chose on the page that asks
lines       the same for the lines of another table in the form
naming      what fields, lines and values are called
page        the page that shows both, to choose from
telling     what is said of the other's changes, and what is written down of what was not kept
"""
