/* Beside a field for a date: what was typed, in EDTF and in words, as one types; of two readings the editor takes one. */

import { post } from "./asking.js";

const WAIT = 250;
const MOST = 200;

function echoOf(field) {
  let echo = document.getElementById(`${field.id}-echo`);
  if (!echo) {
    echo = document.createElement("div");
    echo.id = `${field.id}-echo`;
    echo.className = "date-echo";
    echo.setAttribute("aria-live", "polite");
    field.after(echo);
  }
  return echo;
}

function element(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function choice(field, reading) {
  const button = element("button", "date-echo__reading", `${reading.words} (${reading.edtf})`);
  button.type = "button";
  button.addEventListener("click", () => {
    field.value = reading.edtf;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
    field.focus();
  });
  return button;
}

function show(field, said) {
  const echo = echoOf(field);
  echo.classList.toggle("date-echo--refused", Boolean(said.refused));
  if (said.refused) {
    echo.replaceChildren(said.refused, ...said.readings.map((reading) => choice(field, reading)));
  } else if (said.edtf) {
    echo.replaceChildren(element("code", "date-echo__edtf", said.edtf), " ", said.words);
  } else {
    echo.replaceChildren();
  }
}

const timers = new WeakMap();

function ask(field) {
  clearTimeout(timers.get(field));
  const text = field.value.trim().slice(0, MOST);
  timers.set(
    field,
    setTimeout(async () => {
      const said = await post("/admin/date/", { text });
      if (said && field.value.trim().slice(0, MOST) === text) {
        show(field, said);
      }
    }, WAIT),
  );
}

for (const kind of ["input", "focusin"]) {
  document.addEventListener(kind, (event) => {
    if (event.target.matches?.("input[data-date]")) {
      ask(event.target);
    }
  });
}
