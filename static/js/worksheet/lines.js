/* The lines of the current card: going into them by keys, and leaving some of them out. */

import { say, told } from "./words.js";

const nameOf = (row) => row.querySelector("th").textContent.replace(/\s+/g, " ").trim();

export class Lines {
  constructor(cards) {
    this.cards = cards;
  }

  get rows() {
    return [...(this.cards.current?.querySelectorAll("[data-line]") ?? [])];
  }

  get current() {
    return this.cards.current?.querySelector("tr[aria-current]");
  }

  enter() {
    if (!this.rows.length) {
      say(told("noLines"), true);
      return;
    }
    this.go(this.rows[0]);
    say(told("inLines"));
  }

  go(row) {
    this.current?.removeAttribute("aria-current");
    row.setAttribute("aria-current", "true");
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }

  /* True where the key was meant for the lines. */
  key({ key }) {
    const row = this.current;
    if (!row) {
      return false;
    }
    const rows = this.rows;
    if (key === "j" || key === "k") {
      const at = rows.indexOf(row) + (key === "j" ? 1 : -1);
      this.go(rows[Math.min(Math.max(at, 0), rows.length - 1)]);
      say(nameOf(this.current));
    } else if (key === "r" || key === " ") {
      row.querySelector("[name=line_in]")?.click();
    } else if (key === "h") {
      row.removeAttribute("aria-current");
      this.cards.go(this.cards.current);
    } else {
      return false;
    }
    return true;
  }

  changed(event) {
    if (event.target.name === "line_in") {
      say(told(event.target.checked ? "lineIn" : "lineOut", { name: nameOf(event.target.closest("tr")) }));
    }
  }
}
