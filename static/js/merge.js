/* On the page of a merge: j and k move from row to row, 1, 2 and 3 choose in it, t tries, d says that they are two, Enter makes the two one. */

const form = document.querySelector("#merge_form");
const rows = [...form.querySelectorAll("[data-row]")];

function isTyping(element) {
  return element?.matches("textarea, select, input:not([type=radio])");
}

function go(step) {
  const at = rows.indexOf(document.activeElement?.closest("[data-row]"));
  const next = at < 0 ? 0 : Math.min(Math.max(at + step, 0), rows.length - 1);
  rows[next].focus();
  rows[next].scrollIntoView({ block: "nearest" });
}

function choose(place) {
  const row = document.activeElement?.closest("[data-row]");
  const choice = row?.querySelectorAll("input[type=radio]")[place];
  if (choice) {
    choice.checked = true;
    choice.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

form.addEventListener("change", (event) => {
  const row = event.target.closest("tr[data-row]");
  const willBe = row?.querySelector(".merge-will-be");
  if (willBe) {
    const column = event.target.closest("td").cellIndex;
    const isRecord = event.target.name === "stays";
    const head = form.querySelector(".merge-fields thead tr").cells[column].querySelector("a");
    willBe.textContent = (isRecord ? head : event.target.nextElementSibling).textContent;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(document.activeElement)) {
    return;
  }
  if (event.key === "j" || event.key === "k") {
    go(event.key === "j" ? 1 : -1);
  } else if (["1", "2", "3"].includes(event.key)) {
    choose(Number(event.key) - 1);
  } else if (event.key === "t") {
    form.querySelector("button[name=try]").click();
  } else if (event.key === "d") {
    form.querySelector("button[name=two]").click();
  } else if (event.key === "Enter" && !document.activeElement?.matches("a, button, summary")) {
    event.preventDefault();
    form.querySelector(".merge-one").click();
  }
});
