"""What a release is and how to use it, for whoever has nothing but the folder."""

from .release import DESCRIPTION, TITLE, Release

TEXT = """# {title}, {day}

{description}

Version {version} of the archive at {site}/, as it was on {moment}. The archive's own facts are dedicated to the public
domain under CC0 1.0; please cite them as `CITATION.cff` says. What belongs to others stays theirs:

{texts}

Quotes (`coverage`, `attestations`, `statements`) are quotations of their articles. Where `text_withheld` is true the archive
has a text of the source that this release leaves out, as no licence on record lets it be passed on.

## What is here

| folder or file | what |
|---|---|
| `csv/`, `jsonl/`, `parquet/` | the same tables in three forms |
| `rdf/archive.nt.gz` | what each page says by schema.org, as N-Triples |
| `codebook.md`, `codebook.csv` | what every column means |
| `datapackage.json`, `croissant.json`, `ro-crate-metadata.json` | the tables and files described for programs |
| `changes.csv`, `CHANGES.md` | what has changed since the release before |
| `release.json` | the version of the archive, and the number of rows |

The folder above is a BagIt bag: `manifest-sha256.txt` has the digest of every file.

{rows}

## How to read it

- Rows refer to each other by `…_id` columns, and by keys that others know, too: codes of countries, slugs, addresses. The
  page of a row is at {site}/meetings/SLUG/, …/people/SLUG/, …/countries/CODE/ (in small letters), …/articles/ID/.
- Dates that are known in part are EDTF (ISO 8601-2): `2023-12`, `XXXX-12-26`, `2023-12-26?`. Beside them stand the
  first and the last possible day, and whether the date is certain. Count certain and possible ones apart.
- Invited is not attended; announced is not held. `status` says what editors concluded, `confirmation` on what ground.
- What is not on record may still have been. Only a meeting whose `participant_list` is complete says who was not there.
- CSV is UTF-8 with CRLF. A text that a spreadsheet would take for a formula has an apostrophe before it: take one away
  where a cell begins with apostrophes followed by `=`, `+`, `-`, `@`, a tab or a carriage return. An empty cell is a value
  that is empty or not on record; JSON and Parquet tell the two apart.

```sql
-- DuckDB
SELECT m.title, m."when", p.status FROM 'parquet/meetings.parquet' m
  JOIN 'parquet/participations.parquet' p ON p.meeting_id = m.id WHERE p.country = 'KZ';
```

```sh
manage.py import_archive FOLDER   # an equal archive in an empty database
```

Not here: drafts and withdrawn articles, suggestions of programs that no editor has decided on, users, and the history of edits.
"""


def readme(release: Release) -> str:
    edition = release.edition
    return TEXT.format(
        title=TITLE,
        day=edition.day,
        description=DESCRIPTION,
        version=edition.version,
        moment=edition.moment,
        site=release.site,
        texts=texts_of(release),
        rows=rows_of(release),
    )


def texts_of(release: Release) -> str:
    if not release.texts:
        return "- No text of any source is in this release: of none is a licence on record that lets it be passed on."
    return "\n".join(
        f"- texts of {text.name} ({text.url or 'no site on record'}): {text.licence}, as stated at {text.stated_at}"
        for text in release.texts
    )


def rows_of(release: Release) -> str:
    lines = ["| table | rows | a row is |", "|---|---:|---|"]
    lines += [f"| `{table.name}` | {rows} | {table.meaning} |" for table, rows in release.tables]
    return "\n".join(lines)
