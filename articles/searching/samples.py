"""The sample by which the matches of common words are estimated; SQL and Python both read it here.

It is the same one article in 32 for every query, by a hash of the ids, with an index of its own.
"""

# One in so many articles, a power of two.
SAMPLED = 32
# By another part of their hashes the sampled ones have places from 0 to this, which is a power of two.
PLACES = 1024
# A quarter of it had an index, which later migrations drop: the first ones make it still.
THINNED = 4


def sql_values() -> dict[str, str]:
    return {
        "sampled": str(SAMPLED),
        "sample_bits": str(SAMPLED.bit_length() - 1),
        "places": str(PLACES),
        "thinned": str(THINNED),
    }
