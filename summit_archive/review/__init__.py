"""Review as a step: whoever may propose keeps drafts, whoever may publish looks at them first.

A draft is no row of the records: it is what was typed into a record's form, kept apart (`Submission`), so that
no list, number or page can show it by mistake. It is looked at by saving it and taking that back.

submission   the tables: submissions, what was said and done of them
rules        who may do what with a submission, and in which state
visit        what one request does at a form: save, keep, show, preview or publish
admin        for the ModelAdmin of a record: the buttons of its form, and what they do
keeping      what moves a submission from one state to the next, each in a transaction
by_status    records with a status of their own, which wait for review as they stand
preview      the page as readers will see it, rendered in a transaction that is rolled back
differences  a submission beside what is on record: fields and lines
changed_since  what became of a submission since somebody looked at it
queue        the pages: what waits, and one submission
deciding     the buttons of these pages
urls         their addresses
"""
