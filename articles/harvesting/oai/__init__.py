"""The Open Archives Initiative's protocol for harvesting metadata, version 2.0, at one address.

protocol  what is asked: verbs, their arguments, moments, and every error that the protocol has
listing   the records that fit, by kind and number, a part at a time; tokens that lead to the next part
records   one record, as a header and its metadata: Dublin Core, or RDF/XML by schema.org
answers   the answer to each verb, as XML
"""
