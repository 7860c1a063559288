/* Suggests pairs, people, countries and whatever else begins so below a search box, as one types. The form searches without it. */

const PAUSE = 150;
const EDGE = 16;
const MOST_TYPED = 100;

const site = document.querySelector("[data-suggest]");
const words = site?.dataset;

function made(tag, className, text = "") {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

class Suggestions {
  constructor(input) {
    this.input = input;
    this.pages = [];
    this.at = -1;
    this.list = made("ul", "suggest__list");
    this.status = made("span", "visually-hidden");
    this.wrap();
    this.listen();
  }

  wrap() {
    const box = made("span", "suggest");
    const hadFocus = document.activeElement === this.input;
    this.input.before(box);
    this.list.id = `${this.input.id}-suggestions`;
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", words.suggestLabel);
    this.status.setAttribute("role", "status");
    box.append(this.input, this.list, this.status);
    const states = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
    Object.entries(states).forEach(([name, value]) => this.input.setAttribute(name, value));
    this.input.autocomplete = "off";
    if (hadFocus) {
      this.input.focus();
    }
  }

  listen() {
    this.input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), PAUSE);
    });
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.input.addEventListener("blur", () => this.close());
    // Before the box loses the focus, and the list with it.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) {
        this.go([...this.list.children].indexOf(option));
      }
    });
  }

  async ask() {
    const typed = this.input.value.trim().slice(0, MOST_TYPED);
    if (!typed) {
      this.asked = "";
      this.close();
      return;
    }
    this.asked = typed;
    let results;
    try {
      const answer = await fetch(`${words.suggest}?${new URLSearchParams({ q: typed, lang: document.documentElement.lang })}`);
      if (!answer.ok) {
        return;
      }
      ({ results } = await answer.json());
    } catch {
      return; // the form still searches
    }
    // What was typed since has its own answer, or will.
    if (this.asked === typed && document.activeElement === this.input) {
      this.show(results);
    }
  }

  show(results) {
    this.pages = results.map((result) => result.url);
    this.list.replaceChildren(...results.map((result, number) => this.option(result, number)));
    this.choose(-1);
    this.list.hidden = !results.length;
    this.input.setAttribute("aria-expanded", String(results.length > 0));
    this.place();
    this.status.textContent = results.length ? `${words.suggestSome} ${results.length}` : words.suggestNone;
  }

  /* Below the box, moved to the left where it would leave the screen. */
  place() {
    this.list.style.left = "0";
    const overhang = this.list.getBoundingClientRect().right + EDGE - document.documentElement.clientWidth;
    this.list.style.left = `${Math.min(0, -overhang)}px`;
  }

  option(result, number) {
    const option = made("li", "suggest__option", result.name);
    option.id = `${this.list.id}-${number}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    const beside = [result.kind_in_words, result.beside].filter(Boolean).join(" · ");
    option.append(made("span", "suggest__beside", beside));
    return option;
  }

  choose(number) {
    this.list.children[this.at]?.setAttribute("aria-selected", "false");
    this.at = number;
    const option = this.list.children[number];
    if (!option) {
      this.input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  close() {
    clearTimeout(this.timer);
    this.asked = null;
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.status.textContent = "";
    this.choose(-1);
  }

  go(number) {
    window.location.assign(this.pages[number]);
  }

  /* The arrows go round by way of the box itself; Home and End are the box's until an option is chosen. */
  press(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const last = this.pages.length - 1;
    const isOpen = !this.list.hidden;
    const moves = {
      ArrowDown: () => (isOpen ? this.choose(this.at === last ? -1 : this.at + 1) : this.ask()),
      ArrowUp: () => isOpen && this.choose(this.at === -1 ? last : this.at - 1),
      Home: () => isOpen && this.at >= 0 && this.choose(0),
      End: () => isOpen && this.at >= 0 && this.choose(last),
      Escape: () => isOpen && this.close(),
      Enter: () => isOpen && this.at >= 0 && this.go(this.at),
    };
    // What does nothing here keeps its own meaning in the box.
    if (moves[event.key]?.() !== false && event.key in moves) {
      event.preventDefault();
    }
  }
}

if (site) {
  document.querySelectorAll("form[role=search] input[name=q]").forEach((box) => new Suggestions(box));
}
