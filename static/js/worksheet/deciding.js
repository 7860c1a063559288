/* Decisions: shown at once, sent in their order; what the server refuses comes back with its words; each can be undone. */

import { isSettled, titleOf } from "./cards.js";
import { say, told } from "./words.js";

const STATE_AFTER = { accept: "accepted", change: "changed", reject: "rejected", skip: "skipped" };

export class Deciding {
  constructor(server, cards, text, onChange) {
    Object.assign(this, { server, cards, text, onChange });
    this.steps = []; // what was done on this page and can be undone, the newest last
    this.earlier = null; // what was done before it was opened, once that is asked for, the newest first
    this.stepOf = new Map(); // of each card that was decided here, alone
    this.pending = new Map(); // the state of each card whose decision is on its way
    this.version = cards.sheet.dataset.version;
  }

  /* What stands on the card: its answers, the lines left out. */
  read(card, decision, more = {}) {
    const answers = {};
    for (const input of card.querySelectorAll("[data-question]:checked")) {
      answers[input.dataset.question] = Number(input.value);
    }
    const lines = [...card.querySelectorAll("[name=line_in]:not(:checked)")].map((input) => input.value);
    return { card: card.id, decision, version: card.dataset.version, answers, lines_out: lines, ...more };
  }

  async decide(decided, decision, more = {}) {
    const card = isSettled(decided.dataset.state) ? await this.reopened(decided, decision) : decided;
    if (card) {
      await this.sendAll([card], [this.read(card, decision, more)], () => {
        this.tell(decision, this.cards.nextWaiting(card) ?? card);
      });
    }
  }

  /* Who decided here may think better of it: the card as it waits again; null where it stays as it is. */
  async reopened(card, decision) {
    if (STATE_AFTER[decision] === card.dataset.state) {
      this.cards.go(this.cards.nextWaiting() ?? card);
      return null;
    }
    const step = this.stepOf.get(card.id);
    if (!step) {
      say(told("decidedAlready"), true);
      return null;
    }
    await this.undo(step);
    const waits = this.cards.get(card.id);
    return waits && !isSettled(waits.dataset.state) ? waits : null;
  }

  /* Several as one step. */
  acceptAll(cards) {
    const decisions = cards.map((card) => this.read(card, "accept"));
    return this.sendAll(cards, decisions, () => {
      this.tell("accept", this.cards.nextWaiting() ?? this.cards.current);
    });
  }

  tell(decision, next) {
    this.cards.go(next);
    const left = this.cards.left;
    const now = left ? told("now", { title: titleOf(next) }) : told("nothingWaits");
    say(`${told(STATE_AFTER[decision], { left })} ${now}`);
  }

  async sendAll(cards, decisions, goOn) {
    const before = new Map(cards.map((card) => [card.id, card.dataset.state]));
    for (const [at, card] of cards.entries()) {
      const state = STATE_AFTER[decisions[at].decision];
      this.pending.set(card.id, state);
      this.cards.setState(card, state);
      card.setAttribute("aria-busy", "true");
    }
    goOn();
    try {
      const answer = await this.server.send("decide/", () => this.asSent(decisions));
      this.settle(cards);
      this.take(answer);
      if (cards.length === 1) {
        this.stepOf.set(cards[0].id, answer.step);
      }
      this.tellAnswer(answer);
    } catch (error) {
      this.settle(cards);
      this.back(before, error);
    }
  }

  settle(cards) {
    for (const card of cards) {
      this.pending.delete(card.id);
      this.cards.get(card.id)?.removeAttribute("aria-busy");
    }
  }

  asSent(decisions) {
    const ready = decisions.map((one) => ({ ...one, version: this.versionOf(one) }));
    const seen = this.cards.seen();
    return ready.length === 1 ? { ...ready[0], seen } : { decisions: ready, seen };
  }

  /* That which was decided on; or, where an earlier decision of ours changed the card meanwhile, what it is now. */
  versionOf(decision) {
    const card = this.cards.get(decision.card);
    return card && ["waiting", "skipped"].includes(card.dataset.came) ? card.dataset.version : decision.version;
  }

  take(answer, paragraphs = []) {
    this.version = answer.version ?? this.version;
    if (answer.step) {
      this.steps.push(answer.step);
    }
    return this.put(answer, paragraphs);
  }

  put(answer, paragraphs = []) {
    const goneFrom = (ids) => ids.flatMap((id) => this.text.paragraphsOf(id));
    const { gone, fresh } = this.cards.put(answer, this.pending);
    const drawn = [...paragraphs, ...goneFrom(gone), ...(fresh.length && !paragraphs.length ? this.text.seen() : [])];
    if (drawn.length) {
      this.text.refresh(drawn).catch(() => {});
    }
    this.onChange();
    return { gone, fresh };
  }

  /* What was done was said when the key was pressed; what was not done as pressed is said now. */
  tellAnswer(answer) {
    if (!answer.step) {
      say(answer.said);
    }
  }

  /* Not done: the cards are as they were, or as somebody else decided; the first is current, with the words why. */
  back(before, error) {
    for (const [id, state] of before) {
      if (this.cards.get(id)) {
        this.cards.setState(this.cards.get(id), state);
      }
    }
    if (error.answer?.cards) {
      this.put(error.answer);
    }
    const first = (error.answer?.cards ?? []).find(({ id }) => before.has(id))?.id ?? [...before.keys()][0];
    const card = this.cards.get(first);
    if (card) {
      this.cards.refuse(card, error.message);
      this.cards.go(card, !isBusyElsewhere());
    }
    say(error.message, true);
  }

  /* The last step, or the given one; behind what is on its way: it may be that which is meant. */
  async undo(chosen) {
    let step = chosen;
    const build = () => {
      step ??= this.steps.at(-1) ?? this.earlier?.[0];
      if (!step) {
        throw new Error(told("nothingToUndo"));
      }
      return { step, seen: this.cards.seen() };
    };
    try {
      if (!step && !this.steps.length && !this.server.unsent) {
        this.earlier ??= await this.stepsThatStand();
      }
      const answer = await this.server.send("undo/", build);
      this.steps = this.steps.filter((one) => one !== step);
      this.earlier = this.earlier?.filter((one) => one !== step) ?? null;
      this.version = answer.version ?? this.version;
      this.put(answer);
      this.cards.go(this.cards.get(answer.cards?.[0]?.id) ?? this.cards.current);
      say(answer.said);
    } catch (error) {
      say(error.message, true);
    }
  }

  /* The own steps on this article of the last day, wherever they were done. */
  async stepsThatStand() {
    return (await this.server.get("steps/")).steps;
  }

  /* What selected words are; resolves to whether that was taken. The new card, if there is one, becomes current where it waits. */
  async words(place, what, target, paragraphs) {
    const { part, start, end, text } = place;
    try {
      const build = () => ({ part, start, end, text, what, target, seen: this.cards.seen() });
      const answer = await this.server.send("words/", build);
      const { fresh } = this.take(answer, paragraphs);
      const waits = fresh.map((id) => this.cards.get(id)).find((card) => card?.dataset.state === "waiting");
      if (waits) {
        this.cards.go(waits);
      }
      say(answer.said);
      return true;
    } catch (error) {
      say(error.message, true);
      return false;
    }
  }

  /* A person of that name whom the words of the card name, in the place of what they were taken for. */
  async makeInstead(card, name, place) {
    const isMade = place && (await this.words(place, "person", { name }, place.paragraphs));
    const old = this.cards.get(card.id);
    if (isMade && old?.dataset.state === "waiting") {
      await this.decide(old, "reject");
    }
  }

  save(leftOk) {
    return this.server.send("save/", () => ({ version: this.version, left_ok: leftOk }));
  }
}

const isBusyElsewhere = () => Boolean(document.activeElement?.closest("dialog, input[type=text]"));
