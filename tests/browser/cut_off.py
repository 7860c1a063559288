"""What of a form somebody cannot see: fields and buttons that end outside of what shows them."""

FIND = """
width => {
  const shown = element => {
    const box = element.getBoundingClientRect();
    const seen = element.checkVisibility({ visibilityProperty: true });
    // Labels for screen readers alone are a pixel wide.
    return seen && box.width > 2 && box.height > 2;
  };
  const hides = element => getComputedStyle(element).overflowX !== "visible";
  const framesOf = element => {
    const frames = [];
    for (let parent = element.parentElement; parent && parent !== document.body; parent = parent.parentElement) {
      if (hides(parent) && !parent.closest(".select2, .visually-hidden")) {
        frames.push(parent);
      }
    }
    return frames;
  };
  const named = element => element.id || element.name || element.className || element.tagName;
  const rightOf = element => element.getBoundingClientRect().right;
  const controls = "input:not([type=hidden]), select, textarea, .select2-container, button, summary, a";
  const found = [];
  for (const element of document.querySelectorAll("#content-main form :is(" + controls + ")")) {
    if (!shown(element) || element.closest(".select2-container") !== null && !element.matches(".select2-container")) {
      continue;
    }
    if (element.matches(".select2-hidden-accessible")) {
      continue;
    }
    const ends = Math.min(width, ...framesOf(element).map(frame => frame.getBoundingClientRect().left + frame.clientLeft + frame.clientWidth));
    if (rightOf(element) > ends + 0.5 || element.getBoundingClientRect().left < -0.5) {
      found.push(`${named(element)} ends at ${Math.round(rightOf(element))}, what shows it at ${Math.round(ends)}`);
    }
  }
  return found;
}
"""


def cut_off(page):
    """A line for each field, list, link and button of the page's forms of which a part is out of view."""
    return page.evaluate(FIND, page.viewport_size["width"])
