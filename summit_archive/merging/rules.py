"""What the database refuses of a table, as its catalog tells: no two rows alike, none that overlap, none that contradict
themselves. Read from there, no rule is forgotten, whoever declared it and how."""

import re
from dataclasses import dataclass, field

from django.db import connection

RULES = """
    SELECT heap.relname, 'unique', index.relname,
        ARRAY(SELECT pg_get_indexdef(key.indexrelid, place, true) FROM generate_series(1, key.indnkeyatts) place),
        ARRAY[]::text[], pg_get_expr(key.indpred, key.indrelid), key.indnullsnotdistinct
    FROM pg_index key
    JOIN pg_class heap ON heap.oid = key.indrelid
    JOIN pg_class index ON index.oid = key.indexrelid
    WHERE key.indrelid = ANY(%(tables)s::regclass[]) AND key.indisunique
    UNION ALL
    SELECT heap.relname, CASE rule.contype WHEN 'x' THEN 'apart' ELSE 'check' END, rule.conname,
        CASE rule.contype
            WHEN 'c' THEN ARRAY[pg_get_expr(rule.conbin, rule.conrelid)]
            ELSE ARRAY(
                SELECT pg_get_indexdef(rule.conindid, place, true)
                FROM generate_series(1, cardinality(rule.conkey)) place
            )
        END,
        ARRAY(
            SELECT operator.oprname::text FROM unnest(rule.conexclop) WITH ORDINALITY used (oid, place)
            JOIN pg_operator operator ON operator.oid = used.oid ORDER BY place
        ),
        NULL, false
    FROM pg_constraint rule
    JOIN pg_class heap ON heap.oid = rule.conrelid
    WHERE rule.conrelid = ANY(%(tables)s::regclass[]) AND rule.contype IN ('c', 'x')
    ORDER BY 1, 3
"""


@dataclass(frozen=True)
class Rule:
    """Its expressions name columns as they stand in the table, without the table's name."""

    name: str
    expressions: tuple[str, ...]
    operators: tuple[str, ...] = ()
    condition: str | None = None
    nulls_are_equal: bool = False

    def is_about(self, column):
        return any(re.search(rf'(?<![\w"]){column}(?!\w)', one.replace('"', " ")) for one in self.expressions)


@dataclass
class Rules:
    unique: list[Rule] = field(default_factory=list)
    apart: list[Rule] = field(default_factory=list)
    check: list[Rule] = field(default_factory=list)

    def about(self, kind, columns):
        return [rule for rule in getattr(self, kind) if any(map(rule.is_about, columns))]


def rules_of(models):
    """{model: its rules}. One query for all of them."""
    rules = {model._meta.db_table: Rules() for model in models}
    with connection.cursor() as cursor:
        cursor.execute(RULES, {"tables": [f'"{table}"' for table in rules]})
        for table, kind, name, expressions, operators, condition, nulls in cursor.fetchall():
            rule = Rule(name, tuple(expressions), tuple(operators), condition, nulls)
            getattr(rules[table], kind).append(rule)
    return {model: rules[model._meta.db_table] for model in models}
