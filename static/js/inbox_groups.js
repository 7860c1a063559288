/* What the inbox has beyond deciding (inbox.js): its lines, whom a name means, putting off, and pasting.
   Keys are heard here first; what is not of these goes on to inbox.js. */

const form = document.querySelector("#inbox-form");
const said = document.querySelector("#inbox-said");
const help = document.querySelector("#inbox-help");
const pasting = document.querySelector("#inbox-paste");
const list = document.querySelector("#inbox-choices");
const KEYS_OFF = "inbox-keys-off";

const groups = () => [...form.querySelectorAll(".group")];
const waits = (group) => group.querySelector("button[name=accept], button[name=reject]") !== null;
const here = () => document.activeElement?.closest(".group") ?? form.querySelector(".group.is-here");
const lines = (group) => [...group.querySelectorAll(".line input[type=checkbox]")];

function goTo(group) {
  group?.focus({ preventScroll: true });
  group?.scrollIntoView({ block: "nearest" });
}

/* The group that was last in hand stays open while the focus is elsewhere. */
form.addEventListener("focusin", (event) => {
  const group = event.target.closest(".group");
  if (group) {
    form.querySelectorAll(".group.is-here").forEach((one) => one !== group && one.classList.remove("is-here"));
    group.classList.add("is-here");
  }
});

form.addEventListener("click", (event) => {
  const group = event.target.closest(".group");
  if (group && !event.target.closest("a, button, input, label, summary, select")) {
    goTo(group);
  }
});

// --- Lines ---

function line() {
  return document.activeElement?.matches(".line input[type=checkbox]") ? document.activeElement : null;
}

function intoLines() {
  lines(here() ?? form)[0]?.focus();
}

function takeOut() {
  const at = line() ?? lines(here() ?? form)[0];
  if (at) {
    at.focus();
    at.checked = !at.checked;
  }
}

function stepLine(by) {
  const all = lines(here());
  all[Math.min(Math.max(all.indexOf(line()) + by, 0), all.length - 1)]?.focus();
}

// --- Groups ---

function putOff() {
  const group = here();
  const rest = groups();
  group?.classList.add("is-put-off");
  said.textContent = group ? form.dataset.later : "";
  goTo(rest.slice(rest.indexOf(group) + 1).find(waits));
}

function chooses() {
  const field = here()?.querySelector("[data-chooses]");
  field?.focus();
  field?.select();
}

function makes() {
  const details = here()?.querySelector(".make-person");
  if (details) {
    details.open = true;
    details.querySelector("input")?.select();
  }
}

function follows() {
  here()?.querySelector("[name^=later-], [name^=spelling-]")?.click();
}

function paste() {
  pasting?.showModal();
  pasting?.querySelector("textarea").focus();
}

// --- Whom a name means ---

let asked = "";

async function offer(text) {
  asked = text;
  try {
    const answer = await fetch(`${form.dataset.choices}?q=${encodeURIComponent(text)}`);
    const { choices } = answer.ok ? await answer.json() : { choices: [] };
    if (asked === text) {
      list.replaceChildren(...choices.map(({ value, beside }) => new Option(beside, value)));
    }
  } catch {
    list.replaceChildren();
  }
}

form.addEventListener("input", (event) => {
  if (event.target.matches("[data-chooses]") && event.target.value.trim().length > 1) {
    offer(event.target.value);
  }
});

/* Enter in a field presses the button that belongs to it, not the form's first. */
function enterIn(field) {
  const button = field.matches("[data-chooses]")
    ? field.closest(".it-is").querySelector("button")
    : field.closest(".make-person")?.querySelector("button[name=make]");
  button?.click();
  return Boolean(button);
}

// --- Keys ---

const keys = {
  l: intoLines,
  h: () => goTo(here()),
  x: takeOut,
  s: putOff,
  c: chooses,
  m: makes,
  f: follows,
  n: paste,
};

function isTyping(element) {
  return element?.matches("textarea, select, input:not([type=checkbox])");
}

function heard(event) {
  const focused = document.activeElement;
  if (isTyping(focused)) {
    return event.key === "Enter" && form.contains(focused) && enterIn(focused);
  }
  if (line() && (event.key === "j" || event.key === "k")) {
    stepLine(event.key === "j" ? 1 : -1);
    return true;
  }
  if (event.key in keys) {
    keys[event.key]();
    return true;
  }
  return false;
}

window.addEventListener(
  "keydown",
  (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open || pasting?.open) {
      return;
    }
    if (localStorage.getItem(KEYS_OFF) !== "1" && heard(event)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  },
  true,
);

pasting?.querySelector("[name=close]").addEventListener("click", () => pasting.close());
pasting?.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    pasting.querySelector("form").requestSubmit();
  }
});
document.querySelector("[data-opens-paste]")?.addEventListener("click", (event) => {
  event.preventDefault();
  paste();
});

// The first that waits is in hand at once: `a` decides it.
if (!document.querySelector("[autofocus]")) {
  goTo(groups().find(waits));
}
