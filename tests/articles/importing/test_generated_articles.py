"""The benchmarks' articles: the same for everybody, and what an import expects of an article."""

import hashlib
import json
import os
import subprocess
import sys

from articles.importing.likeness import likeness, signature
from articles.importing.record import read_record
from tests.benchmarks.generator import Generator, generator

TELL = "from tests.benchmarks.generator import write; write('-', 30, seed=7)"


def written_by_a_process_of(hash_seed):
    environment = os.environ | {"PYTHONHASHSEED": hash_seed}
    return subprocess.run(
        [sys.executable, "-c", TELL], env=environment, capture_output=True, check=True
    ).stdout


def test_a_seed_gives_the_same_articles_in_every_process():
    one, other = written_by_a_process_of("1"), written_by_a_process_of("2")
    assert len(one.splitlines()) == 30
    assert hashlib.sha256(one).digest() == hashlib.sha256(other).digest()


def test_articles_can_be_made_in_any_order():
    whole = list(generator().articles(40))
    assert [generator().article(number) for number in range(40, 0, -1)] == whole[::-1]
    assert list(generator().articles(5, first=11)) == whole[10:15]


def test_another_seed_gives_other_articles():
    assert Generator(2).article(1)["body"] != generator().article(1)["body"]


def test_every_article_can_be_imported_without_a_doubt():
    records = [read_record(json.loads(json.dumps(article))) for article in generator().articles(200)]
    assert [record.doubts for record in records] == [()] * 200
    assert {record.language for record in records} == {"en", "ru"}
    assert len({record.canonical_url for record in records}) == 200


def test_what_is_told_again_is_alike_and_elsewhere():
    numbers = range(1, 1001)
    again = {n: before for n in numbers if (before := generator().told_before(n))}
    assert 10 <= len(again) <= 60
    for number, before in again.items():
        one, other = generator().article(number), generator().article(before)
        assert one["url"] != other["url"]
        assert likeness(signature(one["body"]).sketch, signature(other["body"]).sketch) > 0.4
