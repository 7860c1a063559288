"""Small files of sources for tests, in the form of the shipped ones, to be loaded and spoilt."""

TALKS = "http://en.kremlin.ru/events/president/news/1"
MONITOR = "https://jamestown.example/monitor"
ROWS = {
    "publishers": [
        "slug,name,kind,country,url,time_zone",
        "kremlin-press-service,Kremlin press service,press-service,RU,http://en.kremlin.ru/,Europe/Moscow",
        "jamestown-foundation,Jamestown Foundation,other,,,",
    ],
    "sources": [
        "url,publisher,published_on,headline,language",
        f"{TALKS},kremlin-press-service,2016-10-14,Talks with the President of Armenia,en",
        f"{MONITOR},jamestown-foundation,1995-05,,en",
    ],
    "source_meetings": [
        "url,meeting,kind,status",
        f"{TALKS},talks,reports,held",
        f"{MONITOR},talks,background,",
    ],
}


class Files:
    """The files in a folder of a test's own."""

    def __init__(self, folder):
        self.folder = folder
        for name, rows in ROWS.items():
            self.write(name, "\n".join([*rows, ""]))

    def write(self, name, text):
        (self.folder / f"{name}.csv").write_text(text, encoding="utf-8")

    def change(self, name, old, new):
        text = (self.folder / f"{name}.csv").read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def add(self, name, *rows):
        self.change(name, ROWS[name][-1], "\n".join([ROWS[name][-1], *rows]))
