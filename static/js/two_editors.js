/* The page that shows what two editors did differently, by keyboard. It works without: each choice is a radio button. */

const form = document.querySelector("#two-editors");
const rows = [...form.querySelectorAll("[data-asked]")];
const said = form.querySelector(".two-editors-said");
const CHOICES = { 1: "mine", 2: "theirs", 3: "both", e: "anew" };
const isTyping = (element) => element?.matches("textarea, select, input:not([type=radio])");
const areKeysOff = () => localStorage.getItem("inbox-keys-off") === "1";
const isChosen = (row) => row.querySelector("input[type=radio]:checked") !== null;

function here() {
  return rows.indexOf(document.activeElement?.closest("[data-asked]"));
}

function goTo(number) {
  const row = rows[Math.min(Math.max(number, 0), rows.length - 1)];
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "nearest" });
}

function tell() {
  const left = rows.filter((row) => !isChosen(row)).length;
  said.textContent = left ? `${form.dataset.open} ${left}` : "";
}

function choose(value) {
  const row = rows[Math.max(here(), 0)];
  const radio = row.querySelector(`input[type=radio][value=${value}]`);
  if (!radio) {
    return;
  }
  radio.checked = true;
  tell();
  if (value === "anew") {
    row.querySelector("textarea").focus();
  } else {
    const next = rows.findIndex((one) => !isChosen(one));
    goTo(next < 0 ? rows.indexOf(row) : next);
  }
}

form.addEventListener("change", tell);
form.addEventListener("input", (event) => {
  if (event.target.matches("textarea")) {
    event.target.closest("[data-asked]").querySelector("input[value=anew]").checked = true;
    tell();
  }
});

document.addEventListener("keydown", (event) => {
  const focused = document.activeElement;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || areKeysOff()) {
    return;
  }
  if (event.key === "Escape" && isTyping(focused)) {
    goTo(here());
  } else if (isTyping(focused) || (event.key === "Enter" && focused?.matches("a, button"))) {
    return;
  } else if (event.key === "j" || event.key === "k") {
    goTo(here() + (event.key === "j" ? 1 : -1));
  } else if (event.key in CHOICES) {
    choose(CHOICES[event.key]);
  } else if (event.key === "Enter") {
    form.requestSubmit();
  } else {
    return;
  }
  event.preventDefault();
});

for (const part of form.querySelectorAll("[data-with-keys]")) {
  part.hidden = false;
}
tell();
goTo(0);
