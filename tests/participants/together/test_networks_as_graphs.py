"""Who met whom as GraphML and GEXF, read back by networkx, against the JSON of the same pages."""

import io
import xml.etree.ElementTree as tree

import networkx
import pytest

from tests.make import make_country, make_meeting, make_office, make_participation, make_person, make_term

pytestmark = pytest.mark.django_db
READERS = {"graphml": networkx.read_graphml, "gexf": networkx.read_gexf}
NAME = 'Қазақстан <&> "=cmd()"\n\x0b'


@pytest.fixture
def archive():
    kz = make_country("KZ", alpha3="KAZ", wikidata="Q232", name=NAME)
    ru, uz, am = (make_country(code) for code in ("RU", "UZ", "AM"))
    leaders = [make_person(name, slug=slug) for name, slug in (("Токаев", "tokayev"), ("Путин", "putin"))]
    office = make_office(country=ru)
    make_term(leaders[1], office, start="2012-05-07")
    make_term(leaders[0], make_office(country=kz), start="2019-03-20")
    make_meeting(when="2020-01-02", kind="bilateral", countries=[kz, ru])
    make_meeting(when="2020-02-03", countries=[kz, ru, uz])
    make_meeting(when="[2020-12-31,2021-01-01]", countries=[kz, ru])
    make_meeting(when="2021-05-06", countries=[ru, uz])
    meeting = make_meeting(when="2022-01-02", people=[leaders[0]])
    make_participation(meeting, office=office)
    make_meeting(when="2020-02-03", countries=[am])


def graph(client, address):
    response = client.get(address)
    assert response.status_code == 200
    content = b"".join(response.streaming_content)
    form = address.partition("?")[0].rpartition(".")[2]
    assert response["Content-Type"] == f"application/{form}+xml"
    assert f".{form}" in response["Content-Disposition"]
    ids = [node.get("id") for node in tree.fromstring(content).iter() if node.tag.endswith("}node")]
    assert len(ids) == len(set(ids))
    return READERS[form](io.BytesIO(content))


def weights(found):
    return {tuple(sorted(edge[:2])): edge[2] for edge in found.edges(data="weight")}


@pytest.mark.parametrize("form", READERS)
@pytest.mark.parametrize(
    "query", ["", "from=2020&to=2020", "from=2020&to=2020&certainty=possible", "by=leader", "kind=bilateral"]
)
def test_the_matrix_as_a_network_has_the_weights_of_its_json(client, archive, form, query):
    found = graph(client, f"/matrix.{form}?{query}")
    matrix = client.get(f"/matrix.json?{query}").json()
    lines = {line[matrix["lines_of"]]: line for line in matrix["lines"]}
    assert set(found.nodes) == set(lines)
    expected = {
        tuple(sorted((one, other))): number
        for one, line in lines.items()
        for other, number in line["together"].items()
    }
    assert weights(found) == expected
    assert expected or query == "kind=bilateral&by=leader"
    assert not found.is_directed()


@pytest.mark.parametrize("form", READERS)
def test_edges_tell_certain_possible_and_bilateral_apart(client, archive, form):
    def edge(query):
        told = graph(client, f"/matrix.{form}?{query}").edges["kz", "ru"]
        return told["weight"], told["certain"], told["possible"], told["bilateral"]

    assert edge("") == (3, 3, 0, 1)
    assert edge("from=2020&to=2020") == (2, 2, 1, 1)
    assert edge("from=2020&to=2020&certainty=possible") == (1, 0, 1, 0)
    assert {type(number) for number in edge("")} <= {int, float}


@pytest.mark.parametrize("form", READERS)
def test_nodes_tell_name_code_and_keys(client, archive, form):
    node = graph(client, f"/matrix.{form}").nodes["kz"]
    assert node["label"].replace("\n", " ") == NAME.replace("\n\x0b", " ")
    assert (node["code"], node["iso3"], node["wikidata"]) == ("kz", "KAZ", "Q232")
    assert node["url"] == "http://testserver/countries/kz/"
    assert "am" in graph(client, f"/matrix.{form}").nodes, "who met nobody is there too"


@pytest.mark.parametrize("form", READERS)
@pytest.mark.parametrize("page", ["countries/kz", "people/tokayev"])
def test_a_network_of_one_has_the_numbers_of_its_json(client, archive, form, page):
    found = graph(client, f"/{page}/network.{form}")
    told = client.get(f"/{page}/network.json").json()
    ego = page.rpartition("/")[2]
    key = "code" if ego == "kz" else "person"
    expected = {
        tuple(sorted((ego, line[key]))): (line["meetings"], line["bilateral"]) for line in told["met"]
    }
    edges = found.edges(data=True)
    assert {tuple(sorted(edge[:2])): (edge[2]["weight"], edge[2]["bilateral"]) for edge in edges} == expected
    assert expected


def test_other_spellings_lead_there_and_what_cannot_be_used_is_refused(client, archive):
    assert client.get("/countries/KZ/network.gexf")["Location"] == "/countries/kz/network.gexf"
    assert client.get("/countries/zz/network.gexf").status_code == 404
    assert client.get("/people/nobody/network.graphml").status_code == 404
    assert client.get("/countries/kz/network.graphml?x=1").status_code == 400
    for form in READERS:
        assert client.get(f"/matrix.{form}?kind=nonsense").status_code == 400


def test_a_network_costs_as_many_queries_whatever_its_size(client, archive, django_assert_num_queries):
    def ask():
        return b"".join(client.get("/matrix.gexf").streaming_content).count(b"<edge ")

    ask()
    with django_assert_num_queries(2):
        small = ask()
    make_meeting(countries=[make_country() for _ in range(12)])
    with django_assert_num_queries(2):
        assert ask() > 5 * small


def test_pages_lead_to_their_networks(client, archive):
    matrix = client.get("/matrix/?kind=bilateral").content.decode()
    assert "/matrix.graphml?kind=bilateral" in matrix
    assert "/matrix.gexf?kind=bilateral" in matrix
    for page in ("/countries/kz/network", "/people/tokayev/network"):
        told = client.get(f"{page}/").content.decode()
        assert f"{page}.graphml" in told
        assert f"{page}.gexf" in told
