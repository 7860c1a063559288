/* Keys of a form: Ctrl S saves. In one with lines Enter goes on to the next line, from above them to the first; Alt ↓
   unfolds a line's evidence, Ctrl D takes the value of the line above. Their names stand below the lines. */

const form = document.querySelector("#content-main > form[id$=_form]");
const lists = form?.querySelector(".participants");
const LINE = ".inline-related.participant:not(.empty-form)";
const PARTY = ["country", "organisation", "office", "person", "name_as_given"];

function fieldOf(element) {
  const list = element?.closest?.(".select2");
  return list ? list.previousElementSibling : element;
}

function lineOf(element) {
  return fieldOf(element)?.closest?.(LINE);
}

function linesOf(line) {
  return [...line.parentElement.querySelectorAll(LINE)];
}

function nameIn(field) {
  return field.name.replace(/^.*-\d+-/, "");
}

function fieldNamed(line, name) {
  return [...line.querySelectorAll("select, input")].find((field) => field.name && nameIn(field) === name);
}

function focus(field) {
  (field?.nextElementSibling?.querySelector(".select2-selection") ?? field)?.focus();
}

function save() {
  (form.querySelector("[name=_save]") ?? form.querySelector("[type=submit]"))?.click();
}

function addLine(list) {
  list.querySelector(".add-row a")?.click();
}

/* However it came: by the keys or by the link below the lines. When its choices have become lists. */
function toNewLine(event) {
  if (event.target.matches(LINE)) {
    requestAnimationFrame(() => focus(fieldNamed(event.target, "country")));
  }
}

function namesNobody(line) {
  return !PARTY.some((name) => fieldNamed(line, name)?.value);
}

function toNextLine(line, field) {
  const lines = linesOf(line);
  const next = lines[lines.indexOf(line) + 1];
  if (next) {
    focus(fieldNamed(next, namesNobody(next) ? "country" : nameIn(field)));
  } else {
    addLine(line.parentElement);
  }
}

/* In a browser Enter in such a field would save the form. */
function toFirstLine() {
  const first = lists.querySelector(LINE);
  if (first) {
    focus(fieldNamed(first, "country"));
  } else {
    addLine(lists);
  }
}

function sameAsAbove(line, field) {
  const lines = linesOf(line);
  const above = lines[lines.indexOf(line) - 1];
  const model = above && fieldNamed(above, nameIn(field));
  if (!model) {
    return;
  }
  if (field.matches("select[data-choices]") && ![...field.options].some((one) => one.value === model.value)) {
    const chosen = model.selectedOptions[0];
    field.add(new Option(chosen.textContent, chosen.value));
  }
  field.value = model.value;
  field.dispatchEvent(new Event("change", { bubbles: true }));
  const list = field.nextElementSibling?.querySelector(".select2-selection__rendered");
  if (list) {
    window.django.jQuery(field).trigger("change");
  }
}

function unfold(line) {
  const fold = line.querySelector("details");
  fold.open = !fold.open;
  focus(fold.open ? fold.querySelector("select, input") : fieldNamed(line, "country"));
}

function isOpenList() {
  return Boolean(document.querySelector(".select2-container--open"));
}

const handlers = {
  save: () => save(),
  next: (line, field) => (line ? toNextLine(line, field) : toFirstLine()),
  same: (line, field) => sameAsAbove(line, field),
  unfold: (line) => unfold(line),
};

function asked(event) {
  const control = event.ctrlKey || event.metaKey;
  if (control && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "s") {
    return "save";
  }
  if (control && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "d") {
    return "same";
  }
  if (event.altKey && !control && event.key === "ArrowDown") {
    return "unfold";
  }
  const plain = !control && !event.altKey && !event.shiftKey;
  return plain && event.key === "Enter" ? "next" : "";
}

function isField(element) {
  return element.matches("input:not([type=submit], [type=button], [type=checkbox], [type=radio], [type=search]), select");
}

function applies(what, line, event) {
  if (what === "save" || !what) {
    return Boolean(what);
  }
  if (what !== "next") {
    return Boolean(line);
  }
  const onClosedList = line && event.target.matches(".select2-selection");
  return Boolean(lists) && !isOpenList() && (isField(event.target) || onClosedList);
}

function pressed(event) {
  const what = asked(event);
  const line = lineOf(event.target);
  if (!applies(what, line, event)) {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  handlers[what](line, fieldOf(event.target));
}

// Before the lists' own keys: on a closed list Enter would open it, and its letters do that.
form?.addEventListener("keydown", pressed, { capture: true });
document.addEventListener("formset:added", toNewLine);
