"""The description of the API, made from what the site itself goes by: routes, forms, nouns, and what each filter declares.

operations  each address for programs: its parameters, its form, what a row is
parameters  what an address may ask, with labels and choices, as the filters declare them
schemas     nouns and problems as JSON Schema
summaries   what each address answers, in a sentence
openapi     all of it as OpenAPI 3.1
examples    addresses that answer in this archive, and the same in curl, Python, R and JavaScript
"""
