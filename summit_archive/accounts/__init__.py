"""Who gets in: logins, what keeps guessers out, and what that may cost.

visitors        the address that a request comes from
known_browsers  browsers from which somebody has logged in before, told by a signed cookie
guard           failed logins, counted by name and address, by address, by name
hashing         how many passwords are hashed for logins at once, and how many in a row
login           the page where editors log in
"""
