/* Places in the text: the server counts code points of a part of the article, the browser counts half ones of a node. */

const HAS_PAIRS = /[\ud800-\udbff]/;

export const pointsOf = (text) => (HAS_PAIRS.test(text) ? [...text].length : text.length);
const unitsOf = (text, points) => (HAS_PAIRS.test(text) ? [...text].slice(0, points).join("").length : points);

/* The text nodes of a paragraph, without those of its margin. */
export function nodesOf(paragraph) {
  const outside = (node) => (node.parentElement.closest(".gutter") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT, outside);
  const nodes = [];
  while (walker.nextNode()) {
    nodes.push(walker.currentNode);
  }
  return nodes;
}

export const textOf = (paragraph) => nodesOf(paragraph).map((node) => node.data).join("");

/* The place of a point of a range, in code points of its part; null outside of the text. */
export function placeOf(node, offset) {
  const paragraph = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.("p[data-start]");
  if (!paragraph) {
    return null;
  }
  const point = document.createRange();
  point.setStart(node, offset);
  let before = "";
  for (const words of nodesOf(paragraph)) {
    before += words === node ? words.data.slice(0, offset) : point.comparePoint(words, words.length) > 0 ? "" : words.data;
    if (words === node) {
      break;
    }
  }
  return { paragraph, at: Number(paragraph.dataset.start) + pointsOf(before) };
}

/* The range of the characters `start` up to `end`, in code points, within paragraphs from `first` to `last`. */
export function rangeOf(first, start, last, end) {
  const range = document.createRange();
  range.setStart(...pointIn(first, start, false));
  range.setEnd(...pointIn(last, end, true));
  return range;
}

function pointIn(paragraph, at, isEnd) {
  const nodes = nodesOf(paragraph);
  let units = unitsOf(textOf(paragraph), at - Number(paragraph.dataset.start));
  for (const node of nodes) {
    if (isEnd ? units <= node.length : units < node.length) {
      return [node, units];
    }
    units -= node.length;
  }
  return [nodes.at(-1), nodes.at(-1).length];
}

/* The characters between two places, as the article has them: a line break for each character between paragraphs. */
export function wordsBetween(first, start, last, end) {
  let words = "";
  for (let one = first; one; one = one.nextElementSibling) {
    const begins = Number(one.dataset.start);
    const text = textOf(one);
    const from = unitsOf(text, Math.max(start - begins, 0));
    const to = one === last ? unitsOf(text, end - begins) : text.length;
    words += text.slice(from, to);
    if (one === last) {
      return words;
    }
    words += "\n".repeat(Math.max(Number(one.nextElementSibling?.dataset.start) - Number(one.dataset.end), 0));
  }
  return words;
}
