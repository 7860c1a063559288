/* What may be wrong in a form is shown while it is filled in: the same that saving would ask about. */

import { post } from "./asking.js";

const WAIT = 700;
const form = document.querySelector("#content-main > form");
const page = location.pathname;
const address = page.replace(/\/(add|change)\/$/, "/alike/");
let region = null;
let timer = null;
let number = 0;

function regionOf() {
  if (!region) {
    region = document.createElement("section");
    region.className = "cautions-region";
    region.setAttribute("aria-live", "polite");
    region.setAttribute("aria-label", form.dataset.cautions ?? "");
    const before = form.querySelector("fieldset.module + *") ?? form.querySelector(".submit-row");
    before?.before(region);
  }
  return region;
}

function ticked() {
  return new Set([...form.querySelectorAll(".cautions input:checked")].map((box) => box.value));
}

async function ask() {
  number += 1;
  const mine = number;
  const said = await post(address, new FormData(form));
  if (!said || mine !== number) {
    return;
  }
  const before = ticked();
  // What saving asked stands above already, until something is changed.
  form.querySelectorAll(".errorlist .cautions").forEach((asked) => asked.closest("li").remove());
  form.querySelectorAll(".errorlist").forEach((list) => list.children.length || list.remove());
  regionOf().innerHTML = said.html;
  for (const box of region.querySelectorAll("input")) {
    box.checked = box.checked || before.has(box.value);
  }
}

function soon(event) {
  if (!event.target.closest?.(".cautions") && event.target.name) {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  }
}

if (form && address !== page) {
  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
}
