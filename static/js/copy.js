// A button beside each text that is made to be copied: plain, and with its italics for a word processor.

function button(text, label, copied) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "citing__copy";
  made.textContent = label;
  made.setAttribute("aria-live", "polite");
  made.addEventListener("click", async () => {
    await copy(text);
    made.textContent = copied;
    setTimeout(() => { made.textContent = label; }, 2000);
  });
  return made;
}

async function copy(text) {
  const plain = text.textContent;
  if (!window.ClipboardItem) return navigator.clipboard.writeText(plain);
  const forms = { "text/plain": plain, "text/html": text.innerHTML };
  const blobs = Object.entries(forms).map(([type, words]) => [type, new Blob([words], { type })]);
  return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
}

// Without a safe connection a page may not write to the clipboard: the text can still be selected.
if (navigator.clipboard) {
  for (const text of document.querySelectorAll("[data-copy]")) {
    const { copyLabel, copiedLabel } = text.closest("[data-copy-label]").dataset;
    text.after(button(text, copyLabel, copiedLabel));
  }
}
