/* Presses the button “Continue” of a long work until it is done, and shows how far it is. The button works without it.

   A form that says of how many the last press is (`data-last`) is left by that press, for the page that follows.
   Meanwhile “Stop” (`data-stop`), where there is one, stands in the button's place; what has begun is done first. When
   it was pressed, or the server did not answer, what is hidden in `data-stopped` says so, and the button goes on. */

const RETRIES = 5;
const PAUSE = 3000;

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function press(form) {
  // `form.action` would be the field of that name, where it has one.
  const answer = await fetch(form.getAttribute("action"), { method: "POST", body: new FormData(form) });
  if (!answer.ok) {
    throw new Error(answer.status);
  }
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

function isLast(form) {
  const progress = form.querySelector("progress");
  return progress.max - progress.value <= Number(form.dataset.last ?? -1);
}

/* While it works the form offers to stop it, and otherwise to go on. */
function show(form, isWorking) {
  const stop = form.querySelector("[data-stop]");
  if (stop) {
    const hadFocus = stop === document.activeElement;
    stop.hidden = !isWorking;
    form.querySelector("[type=submit]").hidden = isWorking;
    form.querySelector("[data-stopped]").hidden = isWorking;
    if (hadFocus) {
      form.querySelector("[type=submit]").focus();
    }
  }
}

async function work() {
  let failures = 0;
  let form = document.querySelector("form[data-continue]");
  const stop = form?.querySelector("[data-stop]");
  let isStopped = false;
  stop?.addEventListener("click", () => {
    isStopped = true;
    stop.setAttribute("aria-disabled", "true");
  });
  while (form?.querySelector("[type=submit]")) {
    if (isStopped) {
      show(form, false);
      return;
    }
    show(form, true);
    if (isLast(form)) {
      if (stop) {
        stop.hidden = true; // one transaction, which nothing stops
      }
      form.requestSubmit();
      return;
    }
    let page;
    try {
      page = await press(form);
    } catch {
      failures += 1;
      if (failures > RETRIES) {
        show(form, false);
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
