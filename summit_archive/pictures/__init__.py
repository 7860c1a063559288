"""Geometry of pictures: year_bars, the bars and stacks of years; and shared, the picture of a page whose address is shared."""
