/* One worksheet at work: its parts, and what each key and button does. */

import { Cards } from "./cards.js";
import { Changing } from "./changing.js";
import { Deciding } from "./deciding.js";
import { Lines } from "./lines.js";
import { Menu } from "./menu.js";
import { Preview } from "./preview.js";
import { Selecting } from "./selecting.js";
import { Server } from "./server.js";
import { Text } from "./text.js";
import { say, told } from "./words.js";

const ONE_COLUMN = matchMedia("(width <= 62rem)"); // there one reads first

export class Sheet {
  /* `open(address, saved)` shows another worksheet in the place of this one. */
  constructor(element, open) {
    this.element = element;
    this.open = open;
    const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
    this.server = new Server(element.dataset.address, token);
    this.text = new Text(element, this.server);
    this.cards = new Cards(element, this.text);
    this.preview = new Preview(element, this.server);
    this.deciding = new Deciding(this.server, this.cards, this.text, () => this.preview.changed());
    this.selecting = new Selecting(this.text);
    this.menu = new Menu(element.querySelector("[data-menu]"), this.selecting, this.cards, this.deciding, this.server);
    this.lines = new Lines(this.cards);
    this.changing = new Changing(this.server, this.cards, this.deciding, this.text);
    this.find = element.querySelector("[data-find]");
    this.mayAccept = "mayAccept" in element.dataset;
    this.mayReject = "mayReject" in element.dataset;
    this.listen();
    this.cards.go(this.first(), !ONE_COLUMN.matches);
  }

  first() {
    const asked = this.cards.get(location.hash.slice(1));
    return asked ?? this.cards.all.find((card) => card.dataset.state === "waiting") ?? this.cards.all[0];
  }

  listen() {
    this.element.addEventListener("click", (event) => this.clicked(event));
    this.element.addEventListener("submit", (event) => this.submitted(event));
    this.element.addEventListener("change", (event) => this.lines.changed(event));
    this.text.pane.addEventListener("mouseup", () => setTimeout(() => this.selected()));
    const input = this.find.querySelector("input");
    input.addEventListener("input", () => this.seek(input.value));
    this.keys = {
      a: (card) => this.decide(card, "accept"),
      s: (card) => this.decide(card, "skip"),
      r: (card) => this.askWhy(card),
      c: (card) => this.change(card),
      u: () => this.undo(),
      j: () => this.go(this.cards.beside(1)),
      k: () => this.go(this.cards.beside(-1)),
      n: () => this.goOn(),
      l: () => this.lines.enter(),
      A: (card) => this.acceptSure(card),
      ".": () => this.nextPlace(),
      p: () => this.togglePreview(),
      "/": () => this.openFind(),
      Enter: () => this.save(),
    };
  }

  // --- Moving ---

  go(card) {
    if (!card) {
      return;
    }
    this.cards.go(card);
    const state = card.querySelector(".card__end").textContent.replace(/\s+/g, " ").trim();
    say(told("at", { title: card.querySelector("[data-title]").textContent.trim(), state }));
  }

  goOn() {
    const next = this.cards.nextWaiting();
    if (next) {
      this.go(next);
    } else {
      say(told("nothingWaits"));
    }
  }

  async nextPlace() {
    if (!(await this.text.nextPlace())) {
      say(told("noPlace"), true);
    }
  }

  togglePreview() {
    if (!this.preview.toggle()) {
      this.cards.go(this.cards.current);
    }
  }

  // --- Deciding ---

  /* Whether the card has a button for it: who may not has none. */
  may(card, decision) {
    const isAllowed = Boolean(card?.querySelector(`[name=decision][value=${decision}]`));
    if (!isAllowed) {
      say(told(decision === "change" && this.mayReject ? "noChange" : "mayNot"), true);
    }
    return isAllowed;
  }

  decide(card, decision, more) {
    this.isAsked = false;
    if (this.may(card, decision) && !card.hasAttribute("aria-busy")) {
      this.deciding.decide(card, decision, more);
    }
  }

  acceptSure(card) {
    if (!this.may(card, "accept")) {
      return;
    }
    const isSure = (one) => one.dataset.certainty === "sure" && one.dataset.state === "waiting";
    const sure = this.cards.groupOf(card).filter(isSure);
    if (sure.length) {
      this.deciding.acceptAll(sure);
    } else {
      say(told("nothingSure"), true);
    }
  }

  undo() {
    this.isAsked = false;
    if (!this.deciding.steps.length && !this.server.unsent && this.takeBack) {
      this.takeBack();
    } else {
      this.deciding.undo();
    }
  }

  askWhy(card) {
    const why = card?.querySelector("[data-more=why]");
    if (!why) {
      say(told(this.mayReject ? "noReject" : "mayNot"), true);
      return;
    }
    this.cards.fold(card);
    why.hidden = false;
    why.scrollIntoView({ block: "nearest" });
    say(told("why"));
  }

  /* True where the key answers why. Any other key leaves the card undecided. */
  answerWhy(card, event) {
    const why = card?.querySelector("[data-more=why]:not([hidden])");
    if (!why) {
      return false;
    }
    const button = event.key === "r" ? why.querySelector('[data-why=""]') : why.querySelector(`[data-why="${CSS.escape(event.key)}"]`);
    if (button) {
      button.click();
    } else if (event.key === "w") {
      why.querySelector("[data-own-words]").focus();
    } else {
      why.hidden = true;
      return false;
    }
    return true;
  }

  change(card) {
    if (this.may(card, "change")) {
      this.choices = this.changing.open(card, (to) => this.decide(card, "change", { to }));
    }
  }

  // --- Words ---

  openFind() {
    if (!this.menu.dialog) {
      say(told("mayNot"), true);
      return;
    }
    this.find.hidden = false;
    const input = this.find.querySelector("input");
    input.value = "";
    input.focus();
  }

  async seek(typed, isNext = false) {
    this.seeking = this.selecting.find(typed, isNext);
    if (!(await this.seeking) && typed) {
      say(told("notFound"), true);
    }
  }

  /* Enter opens the menu on what was found, which may still be sought. */
  async openOnFound() {
    if ((await this.seeking) && this.selecting.words) {
      this.find.hidden = true;
      this.menu.open();
    }
  }

  selected() {
    if (this.mayAccept && !this.menu.isAsking && this.selecting.takeSelection()) {
      this.menu.open();
    }
  }

  // --- Saving ---

  async save() {
    if (!this.mayReject) {
      say(told("mayNot"), true);
      return;
    }
    const left = this.cards.left;
    if (left && !this.isAsked) {
      this.isAsked = true;
      say(told("leftOver", { left }));
      return;
    }
    try {
      const answer = await this.deciding.save(Boolean(left));
      this.isSaved = true;
      await this.open(answer, this);
    } catch (error) {
      this.isAsked = Boolean(error.answer?.left);
      say(error.message, true);
    }
  }

  // --- Keys, clicks, forms ---

  escape() {
    this.find.hidden = true;
    this.choices?.close();
    this.cards.fold(this.cards.current ?? this.element);
    if (this.preview.isOpen) {
      this.preview.toggle();
    }
    this.menu.close();
  }

  /* True where the key did something. */
  pressed(event) {
    const card = this.cards.current;
    if (this.menu.isOpen) {
      return this.menu.key(event);
    }
    if (this.answerWhy(card, event) || this.lines.key(event)) {
      return true;
    }
    const answer = card?.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (answer) {
      answer.checked = true;
      say(told("chosen", { words: answer.nextElementSibling.textContent.replace(/\s+/g, " ").trim() }));
      return true;
    }
    if (event.key in this.keys) {
      this.keys[event.key](card);
      return true;
    }
    return false;
  }

  /* In a field only Enter and the arrows of its list mean something. */
  pressedInField(event) {
    const field = event.target;
    if (field.id === "find" && event.key === "Enter") {
      this.openOnFound();
    } else if (field.id === "find" && event.key === "ArrowDown") {
      this.seek(field.value, true);
    } else if ("ownWords" in field.dataset && event.key === "Enter") {
      this.decide(field.closest(".card"), "reject", { reason: field.value.trim() });
    } else {
      return false;
    }
    return true;
  }

  clicked(event) {
    const { target } = event;
    const card = target.closest(".card");
    const why = target.closest("[data-why]");
    const jump = target.closest("[data-jump]");
    const run = target.closest("[data-for]");
    if (target.closest(".to-decisions")) {
      event.preventDefault();
      this.cards.go(this.cards.current);
    } else if (why) {
      this.decide(card, "reject", { reason: Number(why.dataset.why) || "" });
    } else if (jump) {
      event.preventDefault();
      this.go(this.cards.get(jump.dataset.jump));
    } else if (run && getSelection().isCollapsed) {
      this.go(this.cards.get(run.dataset.for.split(" ").find((id) => this.cards.get(id))));
    } else if (card && card !== this.cards.current) {
      this.go(card);
    }
  }

  submitted(event) {
    const form = event.target;
    if (form.matches("[data-decide]")) {
      event.preventDefault();
      this.cards.go(form.closest(".card"));
      this.keys[event.submitter?.dataset.do]?.(form.closest(".card"));
    } else if (form.matches("[data-save]")) {
      event.preventDefault();
      this.save();
    } else if (form.matches("[data-find]")) {
      event.preventDefault();
    }
  }

  close() {
    this.text.close();
  }
}
