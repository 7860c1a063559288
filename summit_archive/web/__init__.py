"""What every request passes, and what every answer may need.

languages     which language a page is in, by its address
limits        how much may be asked of the archive
gate          refuses what no page could mean, and dresses every answer
work          how much work one visitor may cause
former_slugs  a page by its slug, or by one that it once had
fast_reverse  addresses, as `reverse` gives them, from memory
kept_parts    rendered parts of pages, from memory: each found by the whole of what it shows
compression   answers made smaller on their way out
json, csv     answers for programs, tables as files
file_answer   a file on the disk, whole or a part of it
errors        pages for what fails; database_errors: by which error of the database; sent_again: what was typed
programs      which addresses are for programs, and may be read by other sites
problems      what programs are told when something fails
health        /livez and /readyz; readiness: what is asked for it
visitors      the address that a request comes from
security      whom to tell of a weakness
"""
