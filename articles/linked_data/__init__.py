"""What the archive knows of a thing as schema.org says it: rows in, plain dictionaries out, no queries.

`@context` is "https://schema.org", as whoever reads pages by machine looks for just that; nobody here fetches it. What
it makes of our words stands in `triples`, and a test holds that against a processor of JSON-LD.

Nothing is padded and nothing concluded: a day stands where it is certain, an attendee where the archive concludes that
they came, and what schema.org has no word for is a `PropertyValue` with the archive's own.

    things     what all descriptions share: addresses, references, dates, properties
    articles   an article of a source; its publisher; sources without an article
    meetings   a meeting as an event, and a series of them
    parties    countries, organisations and people, with the offices that they held
    pages      the site, its lists as data sets, and the way to a page
    subjects   the description of each page's subject, with the way there
    pictured   what the picture of a page shows
    written    a description as a block of data in a page
    triples    the same as N-Triples
    everything the whole archive, one description after another
"""
