/* Words of the text that are selected, by the mouse or by typing their beginning, and made longer or shorter by keys. */

import { placeOf, pointsOf, rangeOf, textOf, wordsBetween } from "./places.js";

const WORD_BEFORE = /[\p{L}\p{M}\p{N}'’-]*$/u;
const WORD_AFTER = /^[\p{L}\p{M}\p{N}'’-]*/u;
const NEXT_WORD = /^[^\p{L}\p{N}]*[\p{L}\p{M}\p{N}'’-]+/u;
const LAST_WORD = /[^\p{L}\p{N}]+[\p{L}\p{M}\p{N}'’-]+[^\p{L}\p{N}]*$/u;
const REST_OF_SENTENCE = /^.*?(?=[.!?…]["”»]?(\s|$)|$)/su;

export class Selecting {
  constructor(text) {
    this.text = text;
    this.words = null; // {part, start, end, text, first, last}, first and last being paragraphs
  }

  pick(first, start, last, end) {
    const text = wordsBetween(first, start, last, end);
    const before = pointsOf(text) - pointsOf(text.trimStart());
    const trimmed = text.trim();
    if (!/[\p{L}\p{N}]/u.test(trimmed)) {
      return false;
    }
    const begins = start + before;
    this.words = { part: first.dataset.part, start: begins, end: begins + pointsOf(trimmed), text: trimmed, first, last };
    this.show();
    return true;
  }

  show() {
    const { first, start, last, end } = this.words;
    const lies = Number(last.dataset.start) < end ? last : first;
    this.range = rangeOf(first, start, lies, end);
    if (globalThis.CSS?.highlights) {
      CSS.highlights.set("picked", new Highlight(this.range));
    }
    const box = this.range.getBoundingClientRect();
    const pane = this.text.pane.getBoundingClientRect();
    if (box.bottom > Math.min(pane.bottom, innerHeight) - 40 || box.top < pane.top + 60) {
      this.range.startContainer.parentElement.scrollIntoView({ block: "center" });
    }
  }

  /* What the mouse selected; false where it is nothing of the text, or of two parts of the article. */
  takeSelection() {
    const selection = getSelection();
    if (selection.isCollapsed || !selection.rangeCount) {
      return false;
    }
    const range = selection.getRangeAt(0);
    const [start, end] = [placeOf(range.startContainer, range.startOffset), placeOf(range.endContainer, range.endOffset)];
    if (!start || !end || start.paragraph.dataset.part !== end.paragraph.dataset.part) {
      return false;
    }
    return this.pick(start.paragraph, start.at, end.paragraph, end.at);
  }

  /* Whole words around what was typed; `after` the place now picked where the next one is wanted. Loads what is not there yet. */
  async find(typed, isNext = false) {
    const sought = typed.trim().toLowerCase();
    const search = (this.searches = (this.searches ?? 0) + 1);
    if (!sought) {
      return false;
    }
    let from = isNext && this.words ? this.words : null;
    for (let one = from?.first ?? this.text.holder.firstElementChild; ; ) {
      const found = this.findIn(one, sought, from);
      if (found || search !== this.searches) {
        return Boolean(found);
      }
      from = null;
      if (!one.nextElementSibling && !(await this.text.more())) {
        this.drop();
        return false;
      }
      one = one.nextElementSibling;
    }
  }

  findIn(paragraph, sought, after) {
    const text = textOf(paragraph);
    const begins = Number(paragraph.dataset.start);
    const from = after ? after.start - begins + 1 : 0;
    const at = text.toLowerCase().indexOf(sought, from);
    if (at < 0) {
      return false;
    }
    const start = at - text.slice(0, at).match(WORD_BEFORE)[0].length;
    const end = at + sought.length + text.slice(at + sought.length).match(WORD_AFTER)[0].length;
    const place = (units) => begins + pointsOf(text.slice(0, units));
    return this.pick(paragraph, place(start), paragraph, place(end));
  }

  longer(isToTheEnd) {
    const { first, start, last, end } = this.words;
    const rest = wordsBetween(last, end, last, Number(last.dataset.end));
    const more = rest.match(isToTheEnd ? REST_OF_SENTENCE : NEXT_WORD)?.[0];
    if (more) {
      this.pick(first, start, last, end + pointsOf(more));
    }
  }

  shorter() {
    const { first, start, last, end, text } = this.words;
    const less = text.match(LAST_WORD)?.[0];
    if (less && less.length < text.length) {
      this.pick(first, start, last, end - pointsOf(less));
    }
  }

  drop() {
    this.words = null;
    this.range = null;
    globalThis.CSS?.highlights?.delete("picked");
    getSelection().removeAllRanges();
  }

  /* Where it is told of: the cards whose letters stand beside it, in their order. */
  get besideIt() {
    return [...(this.words?.first.querySelectorAll("[data-jump]") ?? [])].map((link) => link.dataset.jump);
  }
}
