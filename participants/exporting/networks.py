"""Who met whom as networks: countries or people as nodes, their meetings as weights of the edges."""

from django.utils.translation import gettext as _

from summit_archive.files.graphs import Edge, Graph, Node

from ..together.sides import side_of

OF_NODES = ("code", "iso3", "wikidata", "url")
OF_TIES = ("certain", "possible", "bilateral")


def node_of(row, told):
    """By the code or the address that the archive's own addresses have; `told` is of the file."""
    side = side_of(row)
    values = {
        "code": side.value,
        "iso3": getattr(row, "alpha3", ""),
        "wikidata": row.wikidata,
        "url": told.whole(row.get_absolute_url()),
    }
    return Node(side.value, row.name, values)


def network_of_matrix(matrix, ties, told):
    """All lines of the matrix, those that met nobody too; an edge for each `Tie`."""
    edges = (
        Edge(
            matrix.value(tie.one),
            matrix.value(tie.other),
            tie.weight,
            {"certain": tie.certain, "possible": tie.possible, "bilateral": tie.bilateral},
        )
        for tie in ties
    )
    nodes = [node_of(row, told) for row in matrix.ranked]
    meaning = _("How often each pair met, as far as recorded; “bilateral” includes calls of the two alone.")
    return Graph(meaning, nodes, edges, OF_NODES, OF_TIES)


def network_of_one(ego, partners, told):
    """`ego` and those whom it met, each joined to it alone."""
    middle = side_of(ego).value
    edges = [
        Edge(middle, side_of(one.row).value, one.number, {"bilateral": one.bilateral}) for one in partners
    ]
    nodes = [node_of(row, told) for row in [ego, *(one.row for one in partners)]]
    meaning = _(
        "How often %(name)s met each of the others, as far as recorded; “bilateral” is in person, of the two alone."
    )
    return Graph(meaning % {"name": ego.name}, nodes, edges, OF_NODES, ("bilateral",))
