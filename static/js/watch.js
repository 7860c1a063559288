/* Shows how far the work in the background is: asks for the page again, and puts what is marked with `data-watch` in its
   place, until the page has no such mark any more. Nothing is asked while nobody looks, or while a button there has the
   focus. Without this script, loading the page again shows the same. */

const PAUSE = 3000;

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function watch() {
  for (;;) {
    await wait(PAUSE);
    const shown = document.querySelector("[data-watch]");
    if (!shown) {
      return;
    }
    if (document.hidden || shown.contains(document.activeElement)) {
      continue;
    }
    try {
      const answer = await fetch(location.href);
      if (answer.ok) {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        shown.replaceWith(page.querySelector(`#${shown.id}`) ?? shown);
      }
    } catch {
      // The server is away for a moment: the next time.
    }
  }
}

watch();
