/* The small menu on selected words: first what they are, by a letter; then, where that asks for it, whom or what they name. */

import { Choices } from "./choices.js";
import { titleOf } from "./cards.js";
import { say, told } from "./words.js";

const ONE_COLUMN = matchMedia("(width <= 62rem)");
const KINDS = { m: "any", b: "person", o: "place", y: "person" };
const OF_A_MEETING = { o: "place", d: "day", i: "invited", t: "attended", x: "absent", q: "quote" };

export class Menu {
  constructor(dialog, selecting, cards, deciding, server) {
    Object.assign(this, { dialog, selecting, cards, deciding, server });
    this.dialog?.addEventListener("click", (event) => {
      const button = event.target.closest("[data-word]");
      if (button) {
        this.word(button.dataset.word);
      }
    });
  }

  get isOpen() {
    return Boolean(this.dialog?.open);
  }

  get isAsking() {
    return this.isOpen && !this.dialog.querySelector("[data-whom]").hidden;
  }

  open() {
    if (!this.dialog || ONE_COLUMN.matches) {
      return;
    }
    this.turn("what");
    this.tellTargets();
    if (!this.dialog.open) {
      this.dialog.show();
    }
    this.place();
    this.dialog.querySelector("[data-word]").focus({ preventScroll: true });
  }

  turn(step) {
    this.dialog.querySelector("[data-what]").hidden = step !== "what";
    this.dialog.querySelector("[data-whom]").hidden = step !== "whom";
  }

  place() {
    const words = this.selecting.words.text;
    this.dialog.querySelector("[data-words]").textContent = `“${words.length > 200 ? `${words.slice(0, 200)}…` : words}”`;
    const box = this.selecting.range.getBoundingClientRect();
    const { width, height } = this.dialog.getBoundingClientRect();
    const below = box.bottom + 6;
    this.dialog.style.left = `${Math.max(8, Math.min(box.left, innerWidth - width - 8))}px`;
    this.dialog.style.top = `${Math.max(8, below + height > innerHeight ? Math.max(box.top - height - 6, 8) : below)}px`;
  }

  close() {
    this.choices?.close();
    this.choices = null;
    if (this.dialog?.open) {
      this.dialog.close();
    }
    this.selecting.drop();
    this.cards.go(this.cards.current);
  }

  // --- Which card is meant: the current one, else that whose letter stands beside the words ---

  get meeting() {
    const candidates = [this.cards.current, ...this.selecting.besideIt.map((id) => this.cards.get(id)), ...this.cards.all];
    return candidates.find((card) => card?.dataset.kind === "meeting");
  }

  tellTargets() {
    const { meeting } = this;
    const name = meeting ? meeting.dataset.tag || titleOf(meeting) : "…";
    this.dialog.querySelectorAll("[data-for-meeting]").forEach((span) => (span.textContent = name));
    for (const key of Object.keys(OF_A_MEETING)) {
      this.dialog.querySelector(`[data-word=${key}]`).disabled = !meeting;
    }
  }

  // --- Keys ---

  /* True where the key was meant for the menu. */
  key(event) {
    if (this.isAsking) {
      return false;
    }
    if (event.key === "ArrowRight") {
      this.selecting.longer(event.shiftKey);
      this.place();
    } else if (event.key === "ArrowLeft") {
      this.selecting.shorter();
      this.place();
    } else if (this.dialog.querySelector(`[data-word="${CSS.escape(event.key)}"]`)) {
      this.word(event.key);
    } else {
      return false;
    }
    return true;
  }

  word(key) {
    if (key in OF_A_MEETING && !this.meeting) {
      say(told("noMeeting"), true);
    } else if (key in KINDS) {
      this.ask(key);
    } else if (key in OF_A_MEETING) {
      this.send(OF_A_MEETING[key], { card: this.meeting.id, ...(key === "d" ? { when: "" } : {}) });
    } else {
      this.send("meeting", {});
    }
  }

  ask(key) {
    this.turn("whom");
    const near = this.cards.current?.id ?? "";
    const kind = KINDS[key];
    const ask = async (q, signal) => {
      const { rows } = await this.server.get("choices/", { kind, q, near }, signal);
      return key === "b" || key === "o" ? [...rows.filter((row) => !("create" in row)), ...asGiven(q)] : rows;
    };
    this.choices = new Choices(this.dialog.querySelector("[data-whom]"), ask, (row) => this.chosen(key, row));
    this.choices.open(this.selecting.words.text.slice(0, 100)).then(() => this.isOpen && this.place());
  }

  chosen(key, row) {
    if (key === "b") {
      this.send("statement", "given" in row ? { speaker_name: row.given } : { speaker: row.id });
    } else if (key === "o") {
      this.send("place", { card: this.meeting.id, place: row.id ?? null });
    } else if ("create" in row) {
      // Refused once for somebody of that name: chosen again, another one is meant.
      this.send("person", { name: row.create, anyway: this.refused === row.create });
    } else {
      this.send("mention", { kind: row.kind, id: row.id });
    }
  }

  /* What is refused has its words selected again. */
  async send(what, target) {
    const { words } = this.selecting;
    this.close();
    const isTaken = await this.deciding.words(words, what, target, [words.first, words.last]);
    this.refused = isTaken ? null : target.name;
    if (!isTaken && !this.isOpen && document.activeElement === this.cards.current) {
      this.selecting.pick(words.first, words.start, words.last, words.end);
      this.open();
    }
  }
}

const asGiven = (words) => (words ? [{ text: told("asGiven", { words }), given: words }] : []);
