"""The meetings of Central Asia's leaders by year, with Russia and without: what the front page opens with.

meetings    which they are, and on which side each stands: sets of the meetings remembered, and one query
spans       how many there were in each five years
claim       what may be said of the last five years: rules that the numbers have to meet
finding     all of it as the page shows it; `pictures/both_sides` draws it
"""
