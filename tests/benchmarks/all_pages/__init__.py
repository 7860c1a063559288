"""Addresses of every page that a reader can open, from the site's own list of pages.

routes    every pattern of the resolver, and what its address is made of
busiest   the rows of an archive by how much is told of each
fillings  what stands in an address: rows, years, days
questions what stands behind the question mark: each parameter of each filter
"""
