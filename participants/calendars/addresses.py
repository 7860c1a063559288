"""How addresses spell years, months and days of the calendar."""


class Year:
    regex = "[12][0-9]{3}"

    def to_python(self, text):
        return int(text)

    def to_url(self, number):
        return f"{number:04}"


class Month(Year):
    regex = "0[1-9]|1[0-2]"

    def to_url(self, number):
        return f"{number:02}"


class Day(Month):
    regex = "0[1-9]|[12][0-9]|3[01]"
