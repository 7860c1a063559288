"""What an article without a text is about: whoever took part in the meetings that it covers, as is on record.

Its headline is not read: that is the importer's slow work, and is done when its text comes.
"""

from django.db import connection

# Who stayed away, an article on the meeting need not be about. A part that names an office alone names its state.
PARTS = """
FROM articles_coverage coverage
JOIN articles_article article ON article.id = coverage.article_id AND article.body = '' AND article.summary = ''
JOIN participants_participation part ON part.meeting_id = coverage.meeting_id AND part.status <> 'absent'
LEFT JOIN participants_office office ON office.id = part.office_id
WHERE coverage.id = ANY(%(coverage)s)
"""
TAGS = [
    f"""
INSERT INTO articles_article_countries (article_id, country_id)
SELECT DISTINCT coverage.article_id, coalesce(part.country_id, office.country_id) {PARTS}
    AND coalesce(part.country_id, office.country_id) IS NOT NULL
ON CONFLICT DO NOTHING
""",
    f"""
INSERT INTO articles_article_people (article_id, person_id)
SELECT DISTINCT coverage.article_id, part.person_id {PARTS} AND part.person_id IS NOT NULL
ON CONFLICT DO NOTHING
""",
    f"""
INSERT INTO articles_article_organisations (article_id, organisation_id)
SELECT coverage.article_id, coalesce(part.organisation_id, office.organisation_id) {PARTS}
    AND coalesce(part.organisation_id, office.organisation_id) IS NOT NULL
UNION
SELECT coverage.article_id, meeting.organisation_id
FROM articles_coverage coverage
JOIN articles_article article ON article.id = coverage.article_id AND article.body = '' AND article.summary = ''
JOIN participants_meeting meeting ON meeting.id = coverage.meeting_id
WHERE coverage.id = ANY(%(coverage)s) AND meeting.organisation_id IS NOT NULL
ON CONFLICT DO NOTHING
""",
]


def tag(coverage):
    """Tag the articles of these rows, by their ids. Three statements, none where there are no rows."""
    if not coverage:
        return
    with connection.cursor() as cursor:
        for statement in TAGS:
            cursor.execute(statement, {"coverage": list(coverage)})
