/* The worksheet by keyboard and without a load: binds the keys, and puts the next article in the place of this one.

   worksheet/sheet      one worksheet at work: what each key and button does
   worksheet/cards      which card is current, in which state each is; worksheet/lines: the lines of the current one
   worksheet/deciding   decisions, refusals, undoing; worksheet/changing: what a card can be changed to;
                        worksheet/server: what is sent, in its order
   worksheet/text       the text as it comes in, its marks; worksheet/places: places in it, as the server counts them
   worksheet/selecting  selected words; worksheet/menu: what they are; worksheet/choices: a list to choose from
   worksheet/preview    the page as readers will see it; worksheet/words: what the script says */

import { Sheet } from "./worksheet/sheet.js";
import { say, told } from "./worksheet/words.js";

const KEYS_OFF = "inbox-keys-off"; // as in the inbox: who switches keys off means all of them
const COUNTED = ["accepted", "changed", "rejected", "skipped", "left"];
const ALMOST_DONE = 3;

let sheet;
let ahead = null; // the next worksheet, fetched while this one is worked on

const isTyping = (element) => element?.matches("textarea, select, input:not([type=radio], [type=checkbox])");
const hasOwnEnter = (element) => element?.matches("a, button, summary, input");
const areKeysOff = () => localStorage.getItem(KEYS_OFF) === "1";
const help = () => document.querySelector("[data-help]");

// --- Opening ---

async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok || answer.redirected) {
    throw new Error(told(answer.redirected ? "loggedOut" : "broken"));
  }
  return answer.text();
}

function fetchAhead() {
  const address = sheet.element.dataset.next;
  if (address && ahead?.address !== address && sheet.cards.left <= ALMOST_DONE) {
    ahead = { address, page: fetched(address).catch(() => null) };
  }
}

async function show(address, strip) {
  const page = (ahead?.address === address && (await ahead.page)) || (await fetched(address));
  ahead = null;
  const next = new DOMParser().parseFromString(page, "text/html");
  const element = next.querySelector("#sheet");
  sheet.close();
  sheet.element.replaceWith(element);
  document.querySelector("[data-strip]")?.remove();
  document.title = next.title;
  history.pushState(null, "", address);
  if (strip) {
    element.prepend(strip);
  }
  start(element);
}

/* After saving: the next article in place, above it what was saved; `u` before its first decision takes all of that back. */
async function openNext(answer, saved) {
  const steps = [...saved.deciding.steps, answer.step].filter(Boolean);
  const strip = stripOf(answer, saved);
  if (answer.next) {
    await show(answer.next, strip);
    sheet.takeBack = () => takeBack(saved, steps);
    say(`${answer.said} ${document.querySelector("[data-said]").textContent}`);
  } else {
    document.querySelector("[data-strip]")?.remove();
    saved.element.prepend(strip);
    strip.focus();
    say(`${answer.said} ${told("noNext")}`);
  }
}

async function takeBack(saved, steps) {
  sheet.takeBack = null;
  try {
    for (const step of [...steps].reverse()) {
      await saved.server.post("undo/", { step, seen: {} });
    }
  } catch (error) {
    say(error.message, true);
    return;
  }
  await show(saved.element.dataset.address, null);
  const left = (await sheet.deciding.stepsThatStand().catch(() => [])).length;
  say(told(left ? "takenBackInPart" : "takenBack", { left }));
}

function stripOf(answer, saved) {
  const strip = document.createElement("section");
  Object.assign(strip, { className: "saved", tabIndex: -1 });
  strip.dataset.strip = "";
  const title = Object.assign(document.createElement("b"), { textContent: `${answer.said ?? told("saved")} ` });
  const of = Object.assign(document.createElement("a"), {
    href: saved.element.dataset.address,
    textContent: saved.element.querySelector("h1").textContent,
  });
  const back = Object.assign(document.createElement("span"), { className: "quiet", textContent: ` ${told("takesBack")}` });
  const counts = document.createElement("ul");
  for (const name of COUNTED.filter((one) => answer.counts?.[one])) {
    const words = `${answer.counts[name]} ${told(`count${name[0].toUpperCase()}${name.slice(1)}`)}`;
    counts.append(Object.assign(document.createElement("li"), { textContent: words }));
  }
  strip.append(title, of, back, counts);
  return strip;
}

function start(element) {
  sheet = new Sheet(element, openNext);
  const dialog = help();
  const off = dialog.querySelector("[name=keys-off]");
  off.checked = areKeysOff();
  off.addEventListener("change", () => localStorage.setItem(KEYS_OFF, off.checked ? "1" : "0"));
  element.querySelector("[data-open-help]").addEventListener("click", () => dialog.showModal());
  dialog.addEventListener("close", () => sheet.cards.go(sheet.cards.current));
}

// --- Keys ---

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || help().open) {
    return;
  }
  if (event.key === "Escape") {
    sheet.escape();
    return;
  }
  if (isTyping(event.target)) {
    if (sheet.pressedInField(event)) {
      event.preventDefault();
    }
    return;
  }
  if (areKeysOff() || (event.key === "Enter" && hasOwnEnter(event.target))) {
    return;
  }
  if (event.key === "?") {
    event.preventDefault();
    help().showModal();
  } else if (sheet.pressed(event)) {
    event.preventDefault();
    fetchAhead();
  }
});

addEventListener("beforeunload", (event) => {
  if (sheet.server.unsent) {
    event.preventDefault();
  }
});

addEventListener("popstate", () => location.reload());

start(document.querySelector("#sheet"));
