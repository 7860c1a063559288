/* Changing a card: what is offered for it, what fits what is typed, and what is sent for the row that is chosen. */

import { Choices } from "./choices.js";
import { say, told } from "./words.js";

const LIKE_A_DAY = /\d/;

export class Changing {
  constructor(server, cards, deciding, text) {
    Object.assign(this, { server, cards, deciding, text });
  }

  /* Unfolds the choices of the card; `decide` is called with what it is changed to. */
  open(card, decide) {
    const holder = card.querySelector("[data-more=change]");
    this.cards.fold(card);
    holder.hidden = false;
    const kinds = card.dataset.choices.split(" ").filter(Boolean);
    const ask = (typed, signal) => this.rowsFor(card, kinds, typed, signal);
    const choices = new Choices(holder, ask, (row) => this.chosen(card, row, decide));
    choices.open();
    holder.scrollIntoView({ block: "nearest" });
    say(told("change"));
    return choices;
  }

  chosen(card, row, decide) {
    this.cards.fold(card);
    this.cards.go(card);
    if ("create" in row) {
      this.deciding.makeInstead(card, row.create, this.text.placeOf(card.id));
    } else {
      decide(toOf(card, row));
    }
  }

  /* What fits of each kind, and what can be said of the card in the typed words themselves. */
  async rowsFor(card, kinds, q, signal) {
    if (!q) {
      return [];
    }
    const asked = kinds.map((kind) => this.server.get("choices/", { kind, q, near: card.id }, signal));
    const found = (await Promise.all(asked)).flatMap(({ rows }) => rows);
    const isNew = (row) => "create" in row;
    const made = card.dataset.kind === "name" ? found.filter(isNew) : [];
    return [...found.filter((row) => !isNew(row)), ...inWords(card, q), ...made];
  }
}

/* What is sent for a chosen row, by the kind of card. */
function toOf(card, row) {
  if (row.to) {
    return row.to;
  }
  const { kind, id } = row;
  switch (card.dataset.kind) {
    case "name":
    case "names":
      return { kind, id };
    case "statement":
      return { speaker: id };
    default:
      return { [kind]: id };
  }
}

function inWords(card, q) {
  const row = (name, to) => ({ text: told(name, { words: q }), to });
  const day = LIKE_A_DAY.test(q);
  switch (card.dataset.kind) {
    case "meeting":
      return [...(day ? [row("day", { when: q })] : []), row("title", { title: q })];
    case "article":
      return [...(day ? [row("day", { published_on: q })] : []), row("headline", { headline: q })];
    case "citation":
      return [row("asGiven", { as_given: q })];
    case "statement":
      return [row("asGiven", { speaker_name: q })];
    default:
      return [];
  }
}
