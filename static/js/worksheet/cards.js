/* The cards: which is current, in which state each is, how many are left, and putting those that came back in place. */

import { told } from "./words.js";

const GROUP_OF = { article: "article", names: "names", name: "names", meeting: "meetings", statement: "statements", citation: "citations" };
const GROUPS = ["article", "names", "meetings", "statements", "citations"];

export const titleOf = (card) => card.querySelector("[data-title]").textContent.trim();
export const isSettled = (state) => state !== undefined && state !== "waiting" && state !== "skipped" && state !== "conflict";

const made = (html) => new DOMParser().parseFromString(html, "text/html").body.firstElementChild;

export class Cards {
  constructor(sheet, text) {
    this.sheet = sheet;
    this.pane = sheet.querySelector("[data-cards]");
    this.text = text;
    this.current = null;
    this.read();
    this.text.settle(this.states());
    this.count();
  }

  read() {
    this.all = [...this.pane.querySelectorAll(".card")];
    this.byId = new Map(this.all.map((card) => [card.id, card]));
  }

  get(id) {
    return this.byId.get(id);
  }

  states() {
    return new Map(this.all.map((card) => [card.id, card.dataset.state]));
  }

  /* {id: version} of what this page shows. */
  seen() {
    return Object.fromEntries(this.all.map((card) => [card.id, card.dataset.version]));
  }

  // --- Where one is ---

  go(card, hasFocus = true) {
    if (!card) {
      return;
    }
    if (this.current !== card) {
      this.leave();
      card.setAttribute("aria-current", "true");
      card.tabIndex = 0;
      this.current = card;
      this.number(card);
    }
    this.text.light(card.id, `${card.id}-title`);
    if (hasFocus) {
      card.focus({ preventScroll: true });
      card.scrollIntoView({ block: "nearest" });
    }
  }

  leave() {
    const card = this.current;
    if (card) {
      this.fold(card);
      card.removeAttribute("aria-current");
      card.tabIndex = -1;
    }
  }

  fold(card) {
    for (const more of card.querySelectorAll("[data-more]")) {
      more.hidden = true;
    }
    card.querySelector("tr[aria-current]")?.removeAttribute("aria-current");
  }

  /* Each answer of its questions gets the number of its key, from 1 on. */
  number(card) {
    [...card.querySelectorAll("[data-question]")].slice(0, 9).forEach((input, at) => {
      if (!input.dataset.key) {
        input.dataset.key = at + 1;
        const key = document.createElement("kbd");
        key.textContent = at + 1;
        input.before(key);
      }
    });
  }

  beside(by) {
    const at = this.all.indexOf(this.current);
    return this.all[Math.min(Math.max(at + by, 0), this.all.length - 1)];
  }

  nextWaiting(card = this.current) {
    const at = this.all.indexOf(card);
    const rest = [...this.all.slice(at + 1), ...this.all.slice(0, Math.max(at, 0))];
    return rest.find((other) => other.dataset.state === "waiting");
  }

  groupOf(card) {
    return [...card.closest("section").querySelectorAll(".card")];
  }

  // --- In which state each is ---

  setState(card, state) {
    card.dataset.state = state;
    card.querySelector(".card__state").textContent = told(`state${state[0].toUpperCase()}${state.slice(1)}`);
    this.text.settle(this.states(), [card.id]);
    this.count();
  }

  get left() {
    return this.all.filter((card) => card.dataset.state === "waiting").length;
  }

  count() {
    const { left, all } = { left: this.left, all: this.all.length };
    this.sheet.querySelector("[data-left]").textContent = left;
    this.sheet.querySelector("[data-all]").textContent = all;
    Object.assign(this.sheet.querySelector("progress"), { max: Math.max(all, 1), value: all - left });
    for (const group of this.pane.querySelectorAll("[data-group]")) {
      const cards = [...group.querySelectorAll(".card")];
      const open = cards.filter((card) => card.dataset.state === "waiting").length;
      group.hidden = !cards.length;
      group.querySelector("[data-group-left]").textContent = open
        ? told("groupLeft", { left: open, all: cards.length })
        : told("groupDone");
    }
  }

  refuse(card, words) {
    const refusal = card.querySelector("[data-refusal]");
    refusal.textContent = words;
    refusal.hidden = false;
  }

  // --- What came back ---

  /* Puts the cards of an answer in place; those not in `order` are gone. Gives the ids of the new and of the gone. */
  put(answer, pending = new Map()) {
    const [gone, fresh] = [[], []];
    for (const { id, html } of answer.cards ?? []) {
      const card = made(html);
      card.dataset.came = card.dataset.state;
      if (pending.has(id)) {
        card.dataset.state = pending.get(id);
      }
      const old = this.byId.get(id);
      if (old) {
        this.replace(old, card);
      } else {
        fresh.push(card);
      }
    }
    if (answer.order) {
      const kept = new Set(answer.order);
      gone.push(...this.all.filter((card) => !kept.has(card.id)));
      this.remove(gone);
      this.insert(fresh, answer.order);
    }
    this.read();
    this.text.settle(this.states());
    this.count();
    return { gone: gone.map((card) => card.id), fresh: fresh.map((card) => card.id) };
  }

  replace(old, card) {
    const hadFocus = old.contains(document.activeElement);
    old.replaceWith(card);
    if (old === this.current) {
      this.current = null;
      this.go(card, hadFocus);
    }
  }

  remove(gone) {
    for (const card of gone) {
      const hadFocus = card.contains(document.activeElement);
      const next = card === this.current ? this.nextWaiting() ?? this.beside(1) : null;
      card.closest("li").remove();
      if (next) {
        this.current = null;
        this.go(next, hadFocus);
      }
    }
  }

  /* Each behind the card before which it does not stand in `order`, in the group of its kind. */
  insert(fresh, order) {
    const place = new Map(order.map((id, at) => [id, at]));
    for (const card of fresh) {
      const list = this.listOf(card);
      const row = document.createElement("li");
      row.append(card);
      const after = [...list.children].find((other) => place.get(other.firstElementChild.id) > place.get(card.id));
      list.insertBefore(row, after ?? null);
    }
  }

  listOf(card) {
    const name = GROUP_OF[card.dataset.kind];
    const group = this.pane.querySelector(`[data-group="${name}"]`) ?? this.newGroup(name);
    return group.querySelector("ul");
  }

  newGroup(name) {
    const group = document.createElement("section");
    group.dataset.group = name;
    const heading = document.createElement("h2");
    const left = document.createElement("span");
    left.dataset.groupLeft = "";
    heading.append(`${told(`group${name[0].toUpperCase()}${name.slice(1)}`)} `, left);
    group.append(heading, document.createElement("ul"));
    const behind = GROUPS.slice(GROUPS.indexOf(name) + 1);
    const after = behind.map((other) => this.pane.querySelector(`[data-group="${other}"]`)).find(Boolean);
    this.pane.insertBefore(group, after ?? this.pane.querySelector(":scope > .end-of-cards"));
    return group;
  }
}
