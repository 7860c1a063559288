"""What every filtered list has in common, in the order in which a request passes it.

A `ListFilter` declares the conditions of a list and reads an address into `Asked`. Each app makes its
question of that, and its result; `Links` gives the addresses of other lists like it, and `facets` joins
the result's numbers with them. Nothing here knows a country or an article.

filter      declares and reads, by conditions (which narrow), fields (which read a value each) and values
address     the query string: known, unknown and repeated parameters; `Asked`
form_fields the form's visible fields, ready to be shown
links       addresses of this list varied; facets: numbers and links become choices; paging: numbered pages
parameters  what an address knows that is no such list; all else is told: a middleware
list_page   what the page of a list is given, and its JSON; rows: a list without conditions
"""

from .address import Asked
from .filter import ListFilter
from .links import Links

__all__ = ["Asked", "Links", "ListFilter"]
