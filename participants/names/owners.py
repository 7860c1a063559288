"""The rows that names belong to, with all their names: one query for all kinds of them together.

They are made of the columns that a page shows and links by; all else of them is read when asked for.
"""

from django.db import DEFAULT_DB_ALIAS, connection
from django.utils.translation import gettext as _

from ..called import called
from ..models import Country, MeetingSeries, Office, Organisation, Person, Place


def row_of(model, columns):
    """A row of `model` from {column: value}, in the order of the model's fields, as `from_db` wants them."""
    fields = [field for field in model._meta.concrete_fields if field.attname in columns]
    values = [field.to_python(columns[field.attname]) for field in fields]
    return model.from_db(DEFAULT_DB_ALIAS, [field.attname for field in fields], values)


MODELS = {"person": Person, "country": Country, "organisation": Organisation}
# What tells a row by, and what shows and links it; all else of it is read when asked for.
COLUMNS = {
    "person": ["id", "name", "slug", "family_name"],
    "country": ["id", "name", "code"],
    "organisation": ["id", "name", "slug", "abbreviation"],
}
# The office last taken up, rather one that they did not only act in, as its id, whether they act in it, and its name; or the
# country's region: a line to tell people of one name apart.
DESCRIPTION = {
    "person": """(SELECT concat_ws('/', o.id, t.is_acting, o.name)
        FROM participants_term t JOIN participants_office o ON o.id = t.office_id
        WHERE t.person_id = own.id ORDER BY t.is_acting, lower(t.possibly_in_force) DESC NULLS LAST, t.id DESC LIMIT 1)""",
    "country": "own.region",
    "organisation": "''",
}
# Who held more offices comes first; of countries those of the region.
WEIGHT = {
    "person": "(SELECT count(*) FROM participants_term t WHERE t.person_id = own.id)",
    "country": "own.is_of_region::int",
    "organisation": "0",
}
ROWS = """
(SELECT '{table}', json_build_object({columns}), {description}, {weight}, {names}
FROM participants_{table} own WHERE {chosen})
"""
NAMES = """(SELECT json_agg(json_build_array(n.text, n.kind, n.language) ORDER BY n.id)
    FROM participants_name n WHERE n.{table}_id = own.id)"""


def owners_by(chosen, names=NAMES):
    """SQL for (table, columns, description, weight, names) of the rows `own` that are `chosen`, each with {table} in it."""
    return " UNION ALL ".join(
        ROWS.format(
            table=table,
            columns=", ".join(f"'{column}', own.{column}" for column in COLUMNS[table]),
            description=DESCRIPTION[table],
            weight=WEIGHT[table],
            names=names.format(table=table),
            chosen=chosen.format(table=table),
        )
        for table in COLUMNS
    )


OWNERS = owners_by("own.id = ANY(%({table})s)")
# What else has names: {owner: (model, the columns that show and link it)}.
OTHERS = {
    "place": (Place, ["id", "name", "slug"]),
    "office": (Office, ["id", "name"]),
    "series": (MeetingSeries, ["id", "name", "slug"]),
}
OTHER_OWNERS = " UNION ALL ".join(
    f"""(SELECT '{owner}', json_build_object({", ".join(f"'{column}', own.{column}" for column in columns)}), '', 0,
    {NAMES.format(table=owner)} FROM {model._meta.db_table} own WHERE own.id = ANY(%({owner})s))"""
    for owner, (model, columns) in OTHERS.items()
)
ALL_OWNERS = f"{OWNERS} UNION ALL {OTHER_OWNERS}"


def owners_of(owners):
    """{(table, id): row}, each with `name_rows` as [text, kind, language], `description`, `weight`. One query, or none."""
    owners = set(owners)
    if not owners:
        return {}
    asked = {table: [owner.id for owner in owners if owner.table == table] for table in (*MODELS, *OTHERS)}
    has_others = any(asked[table] for table in OTHERS)
    with connection.cursor() as cursor:
        cursor.execute(ALL_OWNERS if has_others else OWNERS, asked)
        rows = [owner_of(*row) for row in cursor.fetchall()]
    return {(row.table, row.pk): row for row in rows}


def owner_of(table, columns, description, weight, names):
    row = row_of(MODELS[table] if table in MODELS else OTHERS[table][0], columns)
    described = office_in_words(description) if table == "person" and description else description
    row.table, row.description, row.weight, row.name_rows = table, described or "", weight, names or []
    return row


def office_in_words(told):
    """Of “7/f/President of Kazakhstan”, in the language of the page."""
    office, acting, name = told.split("/", 2)
    said = called("office", int(office), name)
    return _("%s, acting") % said if acting == "t" else said
