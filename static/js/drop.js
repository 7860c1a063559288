/* A file that is dropped on the box “Paste the article” is chosen there and read. The field for a file works without it. */

const box = document.querySelector("[data-drop]");
const holdsFile = (event) => event.dataTransfer?.types.includes("Files");

function mark(isOver) {
  box.classList.toggle("is-over", isOver);
}

function take(event) {
  if (!holdsFile(event)) {
    return; // words that are dragged go where they are dropped
  }
  event.preventDefault();
  mark(false);
  const chosen = new DataTransfer();
  chosen.items.add(event.dataTransfer.files[0]);
  box.querySelector("[type=file]").files = chosen.files;
  box.querySelector("[name=_read]").click();
}

if (box) {
  box.addEventListener("dragover", (event) => {
    if (holdsFile(event)) {
      event.preventDefault();
      mark(true);
    }
  });
  box.addEventListener("dragleave", (event) => mark(box.contains(event.relatedTarget)));
  box.addEventListener("drop", take);
}
