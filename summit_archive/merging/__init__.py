"""Two records become one: what refers to the one that goes is found in every app, compared, and moved in sets.

as_one       what a table says of two of its rows that would stand twice
references   which columns refer to a record, whichever app has them
rules        what the database itself refuses of a table: read from its catalog
collisions   which rows would break those rules, and which of each would stay
choices      what an editor chose
fields       the record's own columns, side by side
trees        who stands inside whom
plan         all of it, before anything is written
clashes      rows that contradict each other, in words
writing      the plan is carried out
splitting    a record that is two: some of what refers to it moves to another
leading_on   the addresses of the record that goes lead to the one that stays
hooks        what a kind of record has done of its own
merged_record   the table of records that became one with another
"""
