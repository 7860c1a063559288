/* Presses the button “Continue” of a long work until it is done, and shows how far it is. The button works without it.

   A form that says of how many the last press is (`data-last`) is left by that press, for the page that follows. */

const RETRIES = 5;
const PAUSE = 3000;

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function press(form) {
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
  if (!answer.ok) {
    throw new Error(answer.status);
  }
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

function isLast(form) {
  const progress = form.querySelector("progress");
  return progress.max - progress.value <= Number(form.dataset.last ?? -1);
}

async function work() {
  let failures = 0;
  let form = document.querySelector("form[data-continue]");
  while (form?.querySelector("[type=submit]")) {
    if (isLast(form)) {
      form.requestSubmit();
      return;
    }
    let page;
    try {
      page = await press(form);
    } catch {
      failures += 1;
      if (failures > RETRIES) {
        return; // the button stays
      }
      await wait(PAUSE);
      continue;
    }
    failures = 0;
    const next = page.querySelector("form[data-continue]");
    if (!next) {
      // Messages and all.
      document.querySelector("#content-start").replaceWith(page.querySelector("#content-start"));
      return;
    }
    form.querySelector("[role=status]").textContent = next.querySelector("[role=status]").textContent;
    const progress = next.querySelector("progress");
    form.querySelector("progress").max = progress.max;
    form.querySelector("progress").value = progress.value;
    for (const field of form.querySelectorAll("[data-goes-on]")) {
      field.value = next.querySelector(`[name="${field.name}"]`).value;
    }
    if (page.querySelector(".messagelist .warning")) {
      await wait(PAUSE);
    }
    form = document.querySelector("form[data-continue]");
  }
}

work();
