"""Facts and the records of their sources lead to each other, by the source's address.

leading  a page's addresses of sources -> the pages of these sources
cited    a source's addresses -> the facts that rest on it
kinds    the kinds of facts, and how a page and a file tell each
"""
