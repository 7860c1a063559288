/* The inbox by keyboard and without a load for each decision. Each button sends its own row of the form; what the server
   made of the row comes back and takes its place. Decisions go out one after the other, in the order of the keys. */

const form = document.querySelector("#inbox-form");
const list = form; // rows just decided stand before the list
const said = document.querySelector("#inbox-said");
const help = document.querySelector("#inbox-help");
const words = form.dataset;
const KEYS_OFF = "inbox-keys-off";

const DECIDES = ["accept", "reject", "change", "make", "undo"].map((name) => `button[name=${name}]`).join();

const groups = () => [...list.querySelectorAll(".group")];
const waits = (group) => group.querySelector("button[name=accept], button[name=reject]") !== null;
const titleOf = (group) => group.querySelector("h2").textContent.trim();

// --- Where one is ---

let here = null;

function goTo(group) {
  if (!group) {
    return;
  }
  here = group;
  group.focus({ preventScroll: true });
  group.scrollIntoView({ block: "nearest" });
}

function place() {
  const focused = document.activeElement?.closest(".group");
  return focused ?? (here?.isConnected ? here : null);
}

function step(by) {
  const all = groups();
  const at = all.indexOf(place());
  goTo(all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)]);
}

function nextWaiting(group) {
  const all = groups();
  const at = all.indexOf(group);
  const open = (one) => one !== group && waits(one) && !one.hasAttribute("aria-busy");
  return all.slice(at + 1).find(open) ?? all.slice(0, at).find(open);
}

// --- What is said ---

function say(text, isRefusal = false) {
  said.textContent = text;
  said.classList.toggle("is-refusal", isRefusal);
}

function tellNumbers(left) {
  for (const [name, number] of Object.entries(left ?? {})) {
    const shown = document.querySelector(`[data-left=${name}]`);
    if (shown) {
      shown.textContent = number.toLocaleString("en");
    }
  }
}

// --- Deciding ---

const taken = []; // the decisions of this page, the newest last
let queue = Promise.resolve();

function fieldsOf(scope, button) {
  const data = new FormData();
  data.append("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
  for (const field of scope.querySelectorAll("input[name], select[name]")) {
    if (field.type !== "checkbox" || field.checked) {
      data.append(field.name, field.value);
    }
  }
  data.append(button.name, button.value);
  return data;
}

async function post(data) {
  let answer;
  try {
    answer = await fetch(form.action, { method: "POST", body: data, headers: { Accept: "application/json" } });
  } catch {
    throw new Error(words.unreachable);
  }
  if (!answer.headers.get("Content-Type")?.startsWith("application/json")) {
    throw new Error(answer.redirected || answer.status === 403 ? words.loggedOut : words.broken);
  }
  return { isDone: answer.ok, ...(await answer.json()) };
}

/* Puts what came back in the place of the rows; gives the first of the new ones. */
function replace(rows) {
  let first = null;
  for (const [key, html] of Object.entries(rows)) {
    const old = document.getElementById(key);
    const fresh = [...new DOMParser().parseFromString(html, "text/html").body.children];
    const held = old?.contains(document.activeElement);
    old?.replaceWith(...fresh);
    first ??= fresh[0] ?? null;
    if (held) {
      goTo(fresh[0]);
    }
  }
  return first;
}

function send(rows, data) {
  for (const row of rows) {
    row.setAttribute("aria-busy", "true");
  }
  queue = queue.then(async () => {
    try {
      const answer = await post(data);
      taken.push(...(answer.decisions ?? []));
      const first = replace(answer.rows ?? {});
      tellNumbers(answer.left);
      const now = place();
      const going = answer.isDone && now && now !== first ? ` ${words.now} ${titleOf(now)}` : "";
      say(answer.said + going, !answer.isDone);
      if (first && (!answer.isDone || answer.is_back)) {
        goTo(first);
      }
    } catch (error) {
      say(error.message, true);
    } finally {
      for (const row of rows) {
        row.removeAttribute("aria-busy");
      }
    }
  });
  return queue;
}

function decide(button) {
  const row = button.closest(".group");
  if (!row) {
    return decideOnTicked(button);
  }
  if (row.hasAttribute("aria-busy")) {
    return queue;
  }
  const data = fieldsOf(row, button);
  const next = button.name === "undo" ? null : nextWaiting(row);
  const sent = send([row], data);
  goTo(next ?? row);
  return sent;
}

function decideOnTicked(button) {
  const rows = groups().filter((group) => group.querySelector("[name=group]:checked"));
  if (!rows.length) {
    say(words.noneTicked, true);
    return queue;
  }
  const data = fieldsOf(form, button);
  return send(rows, data).then(() => goTo(place() ?? groups().find(waits)));
}

function undo() {
  // Behind what is on its way: it may be that which is meant.
  queue = queue.then(() => {
    const own = place()?.querySelector("button[name=undo]");
    const last = [...taken].reverse().map((pk) => list.querySelector(`button[name=undo][value="${pk}"]`));
    const button = last.find(Boolean) ?? own;
    if (!button) {
      say(words.nothingToUndo, true);
      return;
    }
    setTimeout(() => decide(button));
  });
}

form.addEventListener("submit", (event) => {
  if (event.submitter?.matches(DECIDES)) {
    event.preventDefault();
    decide(event.submitter);
  }
});

// --- Rejecting with a reason ---

let asking = null; // the row that waits for a digit

function askWhy(row) {
  asking = row;
  row.classList.add("is-asking");
  say(words.why);
}

function stopAsking() {
  asking?.classList.remove("is-asking");
  asking = null;
}

function answerWhy(key) {
  const row = asking;
  const select = row.querySelector("select[name^=reason-]");
  if (key === "r" || key === "Enter") {
    stopAsking();
    decide(row.querySelector("button[name=reject]"));
  } else if (/^[1-9]$/.test(key) && Number(key) < select.options.length) {
    select.selectedIndex = Number(key);
    stopAsking();
    decide(row.querySelector("button[name=reject]"));
  } else if (key === "w") {
    stopAsking();
    row.querySelector("input[name^=words-]").focus();
  } else {
    stopAsking();
    say("");
  }
}

// --- Keys ---

const keys = {
  j: () => step(1),
  k: () => step(-1),
  a: () => press("button[name=accept]"),
  r: () => (place()?.querySelector("select[name^=reason-]") ? askWhy(place()) : press("button[name=reject]")),
  u: undo,
  x: () => press("[name=group]"),
  A: () => document.querySelector(".inbox-acts button[name=accept]")?.click(),
  c: () => open("[data-opens=change]"),
  o: () => open("[data-opens=article]"),
  g: otherwise,
  Enter: () => open("[data-opens=group]"),
  n: () => document.querySelector(".inbox-pages [rel=next]")?.click(),
  "/": () => {
    document.querySelector(".inbox-filters")?.setAttribute("open", "");
    document.querySelector(".inbox-filters [name=q]")?.focus();
  },
  "?": () => help.showModal(),
};

function otherwise() {
  const ways = [...document.querySelectorAll("[data-ways] a")];
  const at = ways.findIndex((way) => way.hasAttribute("aria-current"));
  ways[(at + 1) % ways.length]?.click();
}

function press(selector) {
  const row = place();
  const button = row?.querySelector(selector);
  if (button && !row.hasAttribute("aria-busy")) {
    button.click();
  }
}

function open(selector) {
  place()?.querySelector(selector)?.click();
}

const isTyping = (element) => element?.matches("textarea, select, input:not([type=checkbox])");
const hasOwnEnter = (element) => element?.matches("a, button, summary");
const areKeysOff = () => localStorage.getItem(KEYS_OFF) === "1";

document.addEventListener("keydown", (event) => {
  const focused = document.activeElement;
  if (event.ctrlKey || event.metaKey || event.altKey || help.open || areKeysOff()) {
    return;
  }
  if (event.key === "Escape" && place()) {
    stopAsking();
    goTo(place());
    return;
  }
  if (isTyping(focused)) {
    if (event.key === "Enter" && focused.name.startsWith("words-")) {
      event.preventDefault();
      decide(focused.closest(".group").querySelector("button[name=reject]"));
    }
    return;
  }
  if (event.key === "Enter" && hasOwnEnter(focused)) {
    return;
  }
  if (asking) {
    event.preventDefault();
    answerWhy(event.key);
  } else if (event.key in keys) {
    event.preventDefault();
    keys[event.key]();
  }
});

// --- Help ---

const off = help.querySelector("[name=keys-off]");
off.checked = areKeysOff();
off.addEventListener("change", () => localStorage.setItem(KEYS_OFF, off.checked ? "1" : "0"));
document.querySelector("#inbox-help-button").addEventListener("click", () => help.showModal());
help.querySelector("[name=close]").addEventListener("click", () => help.close());
help.addEventListener("close", () => goTo(place()));
for (const part of document.querySelectorAll("[data-with-keys]")) {
  part.hidden = false;
}
