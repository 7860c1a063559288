"""Geometry of pictures: year_bars, the bars and stacks of years."""
