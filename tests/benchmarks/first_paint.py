"""What a reader on a slow phone waits for: the largest paint, what moves meanwhile, and what comes over the line.

    python -m tests.benchmarks.first_paint ADDRESS [ADDRESS …]

ADDRESS is a whole one, of a server that runs. Chromium at 390 px, with a line of 1.6 Mbit/s and 150 ms there and back,
and a processor four times as slow as this one (Lighthouse's slow phone). Prints, of three visits with an empty cache each:
the median time of the largest paint (LCP, ms) and of the first (FCP, ms), the most that moved (CLS), the kB of the page
itself and of all that came with it.
"""

# ruff: noqa: T201 - whoever started it reads it

import sys
from statistics import median

from playwright.sync_api import sync_playwright

from tests.browser import chromium

PHONE = {"width": 390, "height": 844}
LINE = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
SLOWER, VISITS = 4, 3
WATCH = """
window.seen = {paint: 0, moved: 0};
new PerformanceObserver(list => list.getEntries().forEach(one => { window.seen.paint = one.startTime }))
  .observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver(list => list.getEntries().forEach(one => { window.seen.moved += one.value }))
  .observe({type: "layout-shift", buffered: true});
"""
FIRST = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"


def visit(browser, address: str) -> dict[str, float]:
    context = browser.new_context(viewport=PHONE, device_scale_factor=2, has_touch=True)
    page = context.new_page()
    page.add_init_script(WATCH)
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", LINE)
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    sizes: dict[str, float] = {}
    names: dict[str, str] = {}
    line.on(
        "Network.requestWillBeSent", lambda sent: names.update({sent["requestId"]: sent["request"]["url"]})
    )
    line.on("Network.loadingFinished", lambda got: sizes.update({got["requestId"]: got["encodedDataLength"]}))
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(500)
    seen = page.evaluate("window.seen") | {"first": page.evaluate(FIRST)}
    seen["page"] = sum(size for key, size in sizes.items() if names.get(key) == page.url) / 1000
    seen["all"] = sum(sizes.values()) / 1000
    context.close()
    return seen


def main(addresses: list[str]) -> None:
    print(f"{'LCP ms':>8}{'FCP ms':>8}{'CLS':>8}{'page kB':>9}{'all kB':>8}  address")
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        for address in addresses:
            visits = [visit(browser, address) for _ in range(VISITS)]
            paint, first = (median(one[name] for one in visits) for name in ("paint", "first"))
            moved = max(one["moved"] for one in visits)
            page, whole = visits[0]["page"], visits[0]["all"]
            print(f"{paint:8.0f}{first:8.0f}{moved:8.3f}{page:9.1f}{whole:8.1f}  {address}")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
