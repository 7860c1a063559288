"""The samples by which the matches of common words are estimated; SQL and Python both read them here.

The sample is the same one article in 32 for every query, by a hash of the ids, with an index of its own. A
quarter of it, with another index, is enough for words that so many articles have.
"""

# One in so many articles, a power of two; of these one in so many is in the thinner sample.
SAMPLED, THINNED = 32, 4
SAMPLED_THINLY = SAMPLED * THINNED
# By another part of their hashes the sampled ones have places from 0 to this, which is a power of two.
PLACES = 1024


def sql_values() -> dict[str, str]:
    return {
        "sampled": str(SAMPLED),
        "sample_bits": str(SAMPLED.bit_length() - 1),
        "places": str(PLACES),
        "thinned": str(THINNED),
    }
