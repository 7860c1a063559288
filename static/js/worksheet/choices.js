/* A list to choose from: what is offered at first by a number, then what fits as one types, the last row makes a new one. */

import { say } from "./words.js";

const PAUSE = 120;

export class Choices {
  /* `ask(typed, signal)` resolves to rows {text, beside, …}; `pick(row)` is called once, with a row or, of an offered button, {to}. */
  constructor(holder, ask, pick) {
    this.input = holder.querySelector("[data-filter]");
    this.list = holder.querySelector("[data-rows]");
    this.offered = [...this.list.children];
    Object.assign(this, { holder, ask, pick });
    this.stop = new AbortController();
    const { signal } = this.stop;
    this.input.addEventListener("input", () => this.typed(), { signal });
    holder.addEventListener("keydown", (event) => this.key(event), { signal });
    this.list.addEventListener("click", (event) => this.clicked(event), { signal });
  }

  /* With `asked` as if typed; a number picks until something else is typed. */
  open(asked = "") {
    this.input.value = asked;
    this.isTyped = false;
    this.show(this.offered);
    this.input.focus();
    this.input.select();
    return asked || !this.offered.length ? this.fetch() : Promise.resolve();
  }

  typed() {
    this.isTyped = true;
    clearTimeout(this.timer);
    this.fresh = new Promise((resolve) => {
      this.timer = setTimeout(() => resolve(this.fetch()), PAUSE);
    });
  }

  async fetch() {
    this.asking?.abort();
    const asking = (this.asking = new AbortController());
    try {
      const rows = await this.ask(this.input.value.trim(), asking.signal);
      if (asking === this.asking) {
        this.show([...(this.isTyped || this.input.value ? [] : this.offered), ...rows.map((row) => this.made(row))]);
      }
    } catch (error) {
      if (error.name !== "AbortError") {
        this.show([]);
      }
    }
  }

  made(row) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    const words = document.createElement("span");
    button.type = "button";
    button.choice = row;
    words.append(`${row.text} `);
    if (row.beside) {
      words.append(Object.assign(document.createElement("span"), { className: "quiet", textContent: row.beside }));
    }
    button.append(words);
    item.append(button);
    return item;
  }

  show(items) {
    this.list.replaceChildren(...items);
    this.buttons.forEach((button, at) => {
      button.querySelector("kbd")?.remove();
      if (!this.isTyped && at < 9) {
        button.prepend(Object.assign(document.createElement("kbd"), { textContent: at + 1 }));
      }
    });
    this.mark(0);
  }

  get buttons() {
    return [...this.list.querySelectorAll("button")];
  }

  mark(at) {
    const buttons = this.buttons;
    this.at = Math.min(Math.max(at, 0), buttons.length - 1);
    buttons.forEach((button, number) => button.classList.toggle("is-marked", number === this.at));
    buttons[this.at]?.scrollIntoView({ block: "nearest" });
  }

  key(event) {
    const number = /^[1-9]$/.test(event.key) && !this.isTyped ? Number(event.key) : 0;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      this.mark(this.at + (event.key === "ArrowDown" ? 1 : -1));
      say(this.buttons[this.at]?.textContent.trim() ?? "");
    } else if (number && this.buttons[number - 1]) {
      this.choose(this.buttons[number - 1]);
    } else if (event.key === "Enter" && event.target === this.input) {
      this.enter();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /* What is typed may still be on its way: what it gives is what is meant. */
  async enter() {
    await this.fresh;
    if (this.buttons[this.at]) {
      this.choose(this.buttons[this.at]);
    }
  }

  clicked(event) {
    const button = event.target.closest("button");
    if (button) {
      this.choose(button);
    }
  }

  choose(button) {
    this.close();
    this.pick(button.choice ?? { to: JSON.parse(button.dataset.to) });
  }

  close() {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.stop.abort();
    this.list.replaceChildren(...this.offered);
  }
}
