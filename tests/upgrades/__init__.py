"""Filled databases of earlier versions, each a file beside this one, which tests bring to the version of now.

    python -m tests.upgrades.make VERSION

writes VERSION.sql.gz from the checkout as it is: do so once for each version that is released, before its
tag, and never again. Its rows are made up by `tests/make.py`.
"""
