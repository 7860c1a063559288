"""Pictures of the meetings: what is counted, and numbers for drawing it. Templates draw; nothing here does.

question            which meetings a picture counts; links: the lists behind its numbers
counting            by year, the certain apart from the possible; counting_sets: the same of meetings remembered, and by state
timeline, years     rows of stacks by year
both_sides          years with marks on both sides, for a wide screen and for a phone
central_asia        what the front page opens with: meetings with Russia and without; years_on_record: else all of them
marks_by_year       one mark a meeting, by year, of a pair, a country or a person; marks_drawn: where the marks stand
tiles               states as tiles of one size
partners, network   with whom a country or a leader met; met_most: with whom and where most
"""
