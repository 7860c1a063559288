/* The text: it comes as it is scrolled to; the words of the current card are lit, those of decided ones dry. */

import { isSettled } from "./cards.js";
import { placeOf, pointsOf } from "./places.js";

const AHEAD = "1200px 0px";

export class Text {
  constructor(sheet, server) {
    this.pane = sheet.querySelector(".text");
    this.holder = sheet.querySelector("[data-text]");
    this.server = server;
    this.next = Number(this.holder.dataset.next) || null;
    this.runs = new Map(); // the runs and margin letters of each card, by its id
    this.states = new Map();
    this.lit = [];
    this.at = -1;
    this.take([...this.holder.children]);
    this.watch();
  }

  // --- Coming in ---

  watch() {
    this.end = document.createElement("div");
    this.holder.after(this.end);
    const root = getComputedStyle(this.pane).overflowY === "auto" ? this.pane : null;
    this.observer = new IntersectionObserver(
      (seen) => seen.some((one) => one.isIntersecting) && this.more(),
      { root, rootMargin: AHEAD },
    );
    this.observer.observe(this.end);
  }

  /* The next paragraphs; resolves to whether there were any. Asked twice, they come once. */
  more() {
    if (!this.next) {
      return Promise.resolve(false);
    }
    this.coming ??= this.server
      .get("text/", { after: this.next })
      .then(({ html, next }) => {
        this.next = next;
        this.append(html);
        return true;
      })
      .catch(() => false)
      .finally(() => {
        this.coming = null;
        this.lookAgain();
      });
    return this.coming;
  }

  /* An observer tells of changes only: what is still in view afterwards is asked for anew. */
  lookAgain() {
    this.observer.unobserve(this.end);
    if (this.next) {
      this.observer.observe(this.end);
    }
  }

  append(html) {
    const paragraphs = [...new DOMParser().parseFromString(html, "text/html").body.children];
    for (const paragraph of paragraphs) {
      paragraph.classList.add("is-far");
    }
    this.holder.append(...paragraphs);
    this.take(paragraphs);
  }

  /* Draws anew the forty paragraphs around each of those given: words have another card now. */
  async refresh(paragraphs) {
    const all = [...this.holder.children];
    const chunks = new Set(paragraphs.map((one) => Math.floor(all.indexOf(one) / 40) * 40));
    for (const after of chunks) {
      const { html } = await this.server.get("text/", { after });
      const fresh = [...new DOMParser().parseFromString(html, "text/html").body.children];
      fresh.forEach((paragraph, at) => this.redraw(all[after + at], paragraph));
    }
    this.light(this.litId, this.litTitle);
  }

  redraw(old, fresh) {
    if (!old || old.innerHTML === fresh.innerHTML) {
      return;
    }
    for (const run of old.querySelectorAll("[data-for], [data-jump]")) {
      for (const id of idsOf(run)) {
        this.runs.get(id)?.delete(run);
      }
    }
    old.replaceWith(fresh);
    this.take([fresh]);
  }

  take(paragraphs) {
    for (const paragraph of paragraphs) {
      const runs = [...paragraph.querySelectorAll("[data-for], [data-jump]")];
      for (const run of runs) {
        for (const id of idsOf(run)) {
          if (!this.runs.has(id)) {
            this.runs.set(id, new Set());
          }
          this.runs.get(id).add(run);
        }
        if (run.dataset.jump) {
          run.tabIndex = -1;
        } else {
          bracket(run);
        }
        this.dry(run);
        if (this.litId && idsOf(run).includes(this.litId)) {
          this.lightOne(run);
        }
      }
    }
  }

  // --- What shows ---

  settle(states, ids = [...states.keys()]) {
    this.states = states;
    for (const run of new Set(ids.flatMap((id) => [...(this.runs.get(id) ?? [])]))) {
      this.dry(run);
    }
  }

  dry(run) {
    const states = idsOf(run).map((id) => this.states.get(id));
    run.classList.toggle("is-settled", states.every(isSettled));
    run.classList.toggle("is-dropped", states.every((state) => state === "rejected"));
  }

  light(id, title) {
    for (const run of this.lit) {
      run.classList.remove("is-lit", "is-here");
      run.removeAttribute("aria-describedby");
    }
    Object.assign(this, { lit: [], at: -1, litId: id, litTitle: title });
    for (const run of this.runs.get(id) ?? []) {
      this.lightOne(run);
    }
    this.inOrder()[0]?.scrollIntoView({ block: "nearest" });
  }

  lightOne(run) {
    run.classList.add("is-lit");
    if (run.dataset.for) {
      run.setAttribute("aria-describedby", this.litTitle);
    }
    this.lit.push(run);
  }

  inOrder() {
    const words = this.lit.filter((run) => run.dataset.for && run.isConnected);
    const follows = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
    return words.sort((one, other) => (follows(one, other) ? -1 : 1));
  }

  /* Shows the next place of the current card; false where none is there. */
  async nextPlace() {
    while (!this.inOrder().length && (await this.more())) {
      // its words may stand further down
    }
    const words = this.inOrder();
    words[this.at]?.classList.remove("is-here");
    this.at = words.length ? (this.at + 1) % words.length : -1;
    words[this.at]?.classList.add("is-here");
    words[this.at]?.scrollIntoView({ block: "center" });
    return words.length > 0;
  }

  /* Those that are there, if they are few. */
  seen() {
    return this.holder.children.length <= 120 ? [...this.holder.children] : [];
  }

  paragraphsOf(id) {
    return [...(this.runs.get(id) ?? [])].map((run) => run.closest("p")).filter(Boolean);
  }

  /* Where the first words of a card stand, as the server takes selected words; null where they are not there yet. */
  placeOf(id) {
    const run = [...(this.runs.get(id) ?? [])].find((one) => one.dataset.for);
    if (!run) {
      return null;
    }
    const { paragraph, at } = placeOf(run.firstChild, 0);
    let text = "";
    for (let one = run; one?.dataset?.for && idsOf(one).includes(id); one = one.nextSibling) {
      text += one.textContent;
    }
    return { part: paragraph.dataset.part, start: at, end: at + pointsOf(text), text, paragraphs: [paragraph] };
  }

  close() {
    this.observer.disconnect();
  }
}

const idsOf = (run) => (run.dataset.for ?? run.dataset.jump).split(" ");

/* A saying opens where the words before are not its own, and closes where those after are not. */
function bracket(run) {
  if (!run.classList.contains("is-saying")) {
    return;
  }
  const isOf = (other) => other?.nodeType === Node.ELEMENT_NODE && other.classList.contains("is-saying");
  run.classList.toggle("is-opening", !isOf(run.previousSibling));
  run.classList.toggle("is-closing", !isOf(run.nextSibling));
}
