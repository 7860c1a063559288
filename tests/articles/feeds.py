"""Feeds as a server gives them, for tests: a few plausible entries under the address of a wire."""

ADDRESS = "https://news.example/wire.xml"
HTTP = "http://news.example/wire.xml"


def item(number, title=None, text="Presidents met in Astana."):
    return (
        f"<item><title>{title or f'Talks, day {number}'}</title><link>https://news.example/{number}</link>"
        f"<pubDate>Tue, 26 Dec 2023 10:00:00 +0300</pubDate><description>{text}</description></item>"
    )


def rss(*items, head=""):
    entries = "".join(items)
    return (
        f"<rss version='2.0'><channel><title>Wire</title>{head}<language>en</language>{entries}</channel></rss>"
    ).encode()


def items(count):
    return [item(number) for number in range(1, count + 1)]
