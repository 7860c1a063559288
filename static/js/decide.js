/* In a list of mentions: j and k move from tick to tick, a and r accept and reject those ticked, or the one that one is at. */

const ticks = [...document.querySelectorAll("#result_list .action-select")];
const decisions = { a: "accept", r: "reject" };

function here() {
  const row = document.activeElement?.closest("#result_list tr");
  return ticks.findIndex((tick) => tick.closest("tr") === row);
}

function isTyping(element) {
  return element?.matches("textarea, select, input:not([type=checkbox])");
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(document.activeElement)) {
    return;
  }
  const at = here();
  if (event.key === "j" || event.key === "k") {
    const next = Math.min(Math.max(at + (event.key === "j" ? 1 : -1), 0), ticks.length - 1);
    ticks[next]?.focus();
    ticks[next]?.closest("tr").scrollIntoView({ block: "nearest" });
  } else if (event.key in decisions && at >= 0) {
    if (!ticks.some((tick) => tick.checked)) {
      ticks[at].checked = true;
    }
    document.querySelector(`.decisions button[value=${decisions[event.key]}]`)?.click();
  }
});
