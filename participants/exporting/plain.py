"""What files tell of several kinds of rows in one form: codes as in the addresses."""


def code(country):
    return country.address_code if country else None
