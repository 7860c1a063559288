"""The years of the front page as bars."""

from articles.views.home import year_bars as bars_of


def year_bars(meetings, articles):
    return bars_of({year: (number, 0) for year, number in meetings.items()}, articles)


def test_bars_reach_from_the_first_to_the_last_year_whichever_counts_have_them():
    years = [bar.period for bar in year_bars({2016: 2, 2018: 4}, {2019: 7})]
    assert [(year.year, year.certain, year.articles) for year in years] == [
        (2016, 2, 0),
        (2017, 0, 0),
        (2018, 4, 0),
        (2019, 0, 7),
    ]


def test_no_years_are_no_bars():
    assert not year_bars({}, {})
    assert [bar.height for bar in year_bars({}, {2019: 3})] == [0]


def test_a_mistyped_year_does_not_stretch_the_picture():
    bars = year_bars({1000: 1, 2016: 2, 2999: 9}, {1: 1, 2017: 1, 9999: 1})
    assert [bar.period.year for bar in bars] == [2016, 2017]
    assert not year_bars({2999: 1}, {})
