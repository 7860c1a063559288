"""Other programs take a release as it is: bags, data packages, Croissant, RO-Crate, citations, tables."""

import csv
import gzip
import json
import zipfile

import bagit
import duckdb
import mlcroissant
import pytest
import rdflib
import yaml
from frictionless import Package

from articles.releasing.tables import tables

from .conftest import SITE
from .nasty import DATES, NASTY

# rdflib's own reader of JSON-LD makes a graph of a kind that it calls old.
READS_JSON_LD = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")


@pytest.fixture
def data(made):
    return made.first / "data"


def test_bagit_finds_the_bag_valid(made):
    bag = bagit.Bag(str(made.first))
    bag.validate()
    assert (
        bag.info["Bagging-Date"]
        == json.loads((made.first / "data/release.json").read_text())["changed_at"][:10]
    )


def test_frictionless_finds_the_package_valid_with_all_its_references(data):
    package = Package(str(data / "datapackage.json"))
    report = package.validate()
    assert report.valid, report.flatten(["taskName", "type", "message"])
    assert {resource.name.replace("-", "_") for resource in package.resources} == tables().keys()
    assert {licence["name"] for licence in package.licenses} == {"CC0-1.0", "CC-BY-4.0"}


def test_frictionless_notices_a_reference_that_leads_nowhere(data, tmp_path):
    for name in ("participations", "meetings", "countries"):
        (tmp_path / f"{name}.csv").write_bytes((data / f"csv/{name}.csv").read_bytes())
    told = json.loads((data / "datapackage.json").read_text())
    kept = [one for one in told["resources"] if one["name"] in ("participations", "meetings", "countries")]
    for one in kept:
        one["path"] = f"{one['name']}.csv"
        one["schema"]["foreignKeys"] = (
            [key for key in one["schema"]["foreignKeys"] if key["reference"]["resource"] == "countries"]
            if one["name"] == "participations"
            else []
        )
        del one["hash"], one["bytes"]
    text = (tmp_path / "countries.csv").read_text().replace("KZ", "XX")
    (tmp_path / "countries.csv").write_text(text)
    (tmp_path / "datapackage.json").write_text(json.dumps(told | {"resources": kept}))
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert {row[0] for row in report.flatten(["type"])} == {"foreign-key"}


@READS_JSON_LD
@pytest.mark.filterwarnings("ignore:The inplace keyword in DataFrame:DeprecationWarning")
def test_mlcroissant_finds_no_fault_and_reads_rows(data):
    dataset = mlcroissant.Dataset(jsonld=str(data / "croissant.json"))
    assert not dataset.metadata.issues.errors
    [topic, _part] = sorted(dataset.records("topics"), key=lambda row: row["topics/id"])
    assert (topic["topics/slug"], topic["topics/name"]) == (b"energy", b"Energy")


def test_duckdb_joins_the_tables_by_their_keys_in_every_form(data):
    asked = """
        SELECT m.title, c.name FROM {meetings} m JOIN {participations} p ON p.meeting_id = m.id
        JOIN {countries} c ON c.code = p.country WHERE m.slug = p.meeting
    """
    told = {}
    for form in ("csv", "jsonl", "parquet"):
        files = {
            name: f"'{data}/{form}/{name}.{form}'" for name in ("meetings", "participations", "countries")
        }
        told[form] = duckdb.sql(asked.format(**files)).fetchall()
    assert told["csv"] == told["jsonl"] == told["parquet"] == [("The summit", 'Kazakh "stan"')]


def test_duckdb_reads_days_and_nasty_texts_as_they_are(data):
    meetings = f"'{data}/parquet/meetings.parquet'"
    found = duckdb.sql(
        f"""SELECT "when", summary FROM {meetings} WHERE title LIKE 'Summit %' ORDER BY id"""
    ).fetchall()
    assert found == [(date, NASTY) for date in DATES]
    assert duckdb.sql(f"SELECT count(*) FROM {meetings} WHERE year(when_latest) = 2023").fetchall() == [(4,)]


@READS_JSON_LD
def test_rdflib_reads_the_crate_which_names_every_file_and_licence(data):
    told = json.loads((data / "ro-crate-metadata.json").read_text())
    assert told.pop("@context") == "https://w3id.org/ro/crate/1.1/context"
    graph = rdflib.Graph()
    inline = {"@vocab": "http://schema.org/", "File": "http://schema.org/MediaObject"}
    graph.parse(data=json.dumps({"@context": inline} | told), format="json-ld", publicID="file:///crate/")
    schema = rdflib.Namespace("http://schema.org/")
    root = rdflib.URIRef("file:///crate/")
    parts = {str(part).removeprefix(str(root)) for part in graph.objects(root, schema.hasPart)}
    there = {path.relative_to(data).as_posix() for path in data.rglob("*") if path.is_file()}
    assert parts == there - {"ro-crate-metadata.json"}
    body = rdflib.URIRef("file:///crate/csv/articles.csv")
    licences = {str(one) for one in graph.objects(body, schema.license)}
    assert "https://spdx.org/licenses/CC-BY-4.0" in licences
    assert graph.value(root, schema.license) is not None


def test_rdflib_reads_the_triples_of_every_page(data):
    with gzip.open(data / "rdf/archive.nt.gz") as file:
        graph = rdflib.Graph().parse(file, format="nt")
    names = {str(name) for name in graph.objects(None, rdflib.URIRef("https://schema.org/name"))}
    names |= {str(name) for name in graph.objects(None, rdflib.URIRef("http://schema.org/name"))}
    assert {"Kassym-Jomart Tokayev", "The summit"} <= names


def test_the_citation_is_yaml_with_what_cff_demands(data):
    told = yaml.safe_load((data / "CITATION.cff").read_text())
    assert {"cff-version", "message", "title", "authors"} <= told.keys()
    assert (told["type"], told["license"], told["url"]) == ("dataset", "CC0-1.0", f"{SITE}/data/")
    assert told["date-released"] == json.loads((data / "release.json").read_text())["changed_at"][:10]


def test_the_codebook_has_every_column_with_a_meaning(data):
    with (data / "codebook.csv").open(encoding="utf-8", newline="") as file:
        told = {(row["table"], row["column"]): row for row in csv.DictReader(file)}
    for name in tables():
        with (data / f"csv/{name}.csv").open(encoding="utf-8", newline="") as file:
            for column in next(csv.reader(file)):
                assert told[name, column]["meaning"].endswith((".", ")")), (name, column)
    assert told["meetings", "when"]["doubt"].startswith("when_certain")


def test_the_packed_bag_is_the_bag(made, tmp_path):
    release = made.kept[0]
    with zipfile.ZipFile(release.whole.place) as packed:
        packed.extractall(tmp_path)
    [folder] = tmp_path.iterdir()
    bagit.Bag(str(folder)).validate()
    assert folder.name == f"summit-archive-{release.name}"
