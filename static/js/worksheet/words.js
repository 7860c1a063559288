/* The words of the page for what the script says, and the line in which it says them. */

const words = document.querySelector("#sheet-words").dataset;

/* The words of that name in said.html, with each {fact} in its place. */
export function told(name, facts = {}) {
  return (words[name] ?? "").replace(/\{(\w+)\}/g, (whole, fact) => facts[fact] ?? whole);
}

export function say(text, isRefusal = false) {
  const said = document.querySelector("[data-said]");
  said.textContent = text;
  said.classList.toggle("is-refusal", isRefusal);
}
