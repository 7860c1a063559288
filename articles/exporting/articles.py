"""Articles, and what stands in them."""

from participants.exporting.meetings import as_participant
from participants.exporting.plain import code
from summit_archive.web.json import day, slug

from ..models import Article
from .meetings import said_by
from .quotes import as_place, as_quote


def as_row(article):
    """An article in a list; it comes from `for_export`."""
    return {
        "id": article.pk,
        "url": article.get_absolute_url(),
        "source_url": article.url or None,
        "headline": article.headline,
        "published": day(article.published_on),
        "language": article.language,
        "language_is_guessed": article.language_is_guessed,
        "publisher": slug(article.publisher),
        "countries": [code(country) for country in article.countries.all()],
        "people": [person.slug for person in article.people.all()],
        "meetings": [coverage.meeting.slug for coverage in article.coverage.all()],
        "organisations": [organisation.slug for organisation in article.organisations.all()],
        "topics": [topic.slug for topic in article.topics.all()],
    }


def in_full(article):
    """An article with all that stands in it; it comes from `for_full_export`.

    The body is the source's text, the summary the archive's own words; `text_kind` is “summary” where there is no other.
    """
    return as_row(article) | {
        "standfirst": article.standfirst,
        "body": article.body,
        "text_kind": article.text_kind,
        "summary": article.summary,
        "summary_language": (article.summary and (article.summary_language or article.language)) or None,
        "byline": article.byline,
        "place_line": article.place_line or None,
        "external_id": article.external_id or None,
        "canonical_url": article.canonical_url or None,
        "retrieved_at": article.retrieved_at and article.retrieved_at.isoformat(),
        "statements": [as_statement(statement) for statement in article.statements.all()],
        "citations": [as_citation(citation) for citation in article.citations.all()],
        "tags": as_tags(article.tags.all()),
        "mentions": [as_mention(mention) for mention in article.mentions.all()],
        "coverage": [as_coverage(coverage) for coverage in article.coverage.all()],
        "attestations": [as_attestation(attestation) for attestation in article.attestations.all()],
        "versions": [as_version(version) for version in Article.objects.published().versions_of(article)],
    }


def as_version(article):
    """Another article with nearly the same text."""
    return {
        "id": article.pk,
        "url": article.get_absolute_url(),
        "source_url": article.url or None,
        "headline": article.headline,
        "published": day(article.published_on),
        "publisher": slug(article.publisher),
    }


def as_statement(statement):
    return {
        "speaker": slug(statement.speaker),
        "speaker_name": statement.speaker_name,
        "on_behalf_of": statement.on_behalf_of,
        "manner": statement.manner,
        "text": statement.text,
        **as_place(statement),
        "topics": [topic.slug for topic in statement.topics.all()],
    }


def as_citation(citation):
    """An entry of the article's own list. A cited article that is not published is not told."""
    cited = citation.article_for_readers
    return {
        "as_given": citation.as_given,
        "publisher": slug(citation.publisher),
        "source_url": citation.url or None,
        "article": cited.pk if cited else None,
    }


def as_tags(tags):
    """The source's own, in its words, and whom they name; an import takes them up again."""
    return {
        "people": [{"name": tag.text, "person": slug(tag.person)} for tag in tags if tag.person],
        "countries": [{"name": tag.text, "code": code(tag.country)} for tag in tags if tag.country],
    }


def as_mention(mention):
    return {
        "part": mention.part,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "country": code(mention.country),
        "person": slug(mention.person),
        "organisation": slug(mention.organisation),
        "office": slug(mention.office),
        "holder": slug(mention.holder),
        "meeting": slug(mention.meeting),
        "rule": mention.rule,
        "certainty": mention.certainty,
        "state": mention.state,
    }


def as_coverage(coverage):
    return {
        "meeting": coverage.meeting.slug,
        "url": coverage.meeting.get_absolute_url(),
        "kind": coverage.kind,
        "status": coverage.status or None,
        **as_quote(coverage),
    }


def as_attestation(attestation):
    """What the article says of a participant; the participant's own status is the editors' conclusion."""
    return {
        "meeting": attestation.participation.meeting.slug,
        "participant": as_participant(attestation.participation),
        "status": attestation.status,
        "said_by": said_by(attestation),
        **as_quote(attestation),
    }
