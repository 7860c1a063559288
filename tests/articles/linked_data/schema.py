"""schema.org's own context, as far as our words go, and what machines read in a page; nothing is fetched."""

import extruct
from pyld import jsonld

ADDRESSES = """
    contentUrl image inDefinedTermSet isBasedOn isPartOf license mainEntityOfPage sameAs url
""".split()
DAYS = "datePublished dateModified endDate foundingDate startDate".split()
# As https://schema.org/docs/jsonldcontext.jsonld has it: what may only be an address is one, a day is a Date.
CONTEXT = {
    "type": "@type",
    "id": "@id",
    "@vocab": "http://schema.org/",
    "schema": "http://schema.org/",
    **{name: {"@id": f"schema:{name}", "@type": "@id"} for name in ADDRESSES},
    **{name: {"@id": f"schema:{name}", "@type": "schema:Date"} for name in DAYS},
}


def loader(url, _options=None):
    assert url.rstrip("/") == "https://schema.org", f"nothing else is asked for, not {url}"
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": CONTEXT}}


def expanded(description):
    return jsonld.expand(description, {"documentLoader": loader})


def as_nquads(description):
    return jsonld.to_rdf(
        description, {"documentLoader": loader, "format": "application/n-quads", "base": "http://testserver/"}
    )


def in_page(response):
    """What extruct finds in a page: one description."""
    found = extruct.extract(response.content.decode(), syntaxes=["json-ld"], uniform=False)["json-ld"]
    assert len(found) == 1, found
    return found[0]


def subject(description):
    return description["@graph"][0]
