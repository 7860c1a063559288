"""Names in other people's tables matched with the archive's records: the Reconciliation Service API 0.2, for OpenRefine.

things      what can be matched, and the identifiers that others keep
asked       JSON that was sent -> queries, or problems in words (refusing); limits
readings    the ways in which a name may be written: “Putin, Vladimir”, «Путин В.В.»
scoring     how good a match is, from 0 to 100
naming      readings -> those whom they name, with scores: few queries for a whole batch
titles      the same of meetings, publishers and topics, by their titles
matching    queries -> candidates, narrowed by type and properties
properties  what can be told of each record: to tell namesakes apart, and to extend a table
days        offices, and who held them on a day
extending   a table's new columns
suggesting  what begins with what is typed
manifest    what the service tells of itself
"""
