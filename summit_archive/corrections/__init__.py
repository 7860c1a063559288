"""“Something wrong?”: what readers say is wrong, without an account; what editors decide; and what came of it, by its number.

correction  the table: about which page and fact, what is wrong and right, by which source; and the decision
limits      how many are taken, in an hour from one address and from all
form        the readers' form, and what keeps robots out of it: a field that nobody sees, a signed moment, a least time
views       the form, and the page that tells what came of a correction
admin       the editors' inbox of corrections
urls        their addresses, none of which is kept by the page cache
"""
