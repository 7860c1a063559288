"""The whole archive as a release: every fact that readers see, in files that other programs read, and back.

columns    one column of a table: what it means, where it comes from, and how files spell it
meanings   what the columns mean where the models do not say it
modelled   the columns of a table as its model declares them
tables     which tables a release has, of which rows
moment     one point in time of the database, and which version of the archive it shows
writing    the rows of each table as CSV, JSON lines and Parquet, in one pass
rdf        what each page says by schema.org, as N-Triples
changes    what has changed since another release
described  the same described for programs: datapackage, croissant, crate, codebook, citation
bag        the folder as a BagIt bag: written, and checked
exporting  a release from the archive; importing: an archive from a release, whose rows reading yields
kept       the folder of releases that the site offers; making: one more of them
"""
