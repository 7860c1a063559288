"""Proposed meetings as readers see them: found by a narrow row each, counted apart from what is on record.

kept           the rows by which they are found, which triggers keep (`sql/`)
filter, result their list: what may be asked, and what is answered; facets: what each next choice would leave
links          where their list leads
beside         their number and the newest, beside a page of meetings; together: beside a pair and the matrix
days           beside a calendar
reports        what articles report of meetings, with the words that show each thing
divergences    what several articles of one meeting say differently
of_those_days  articles of the days of a meeting of which nothing is told
"""
