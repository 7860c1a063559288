/* Asks before an editor leaves a form with words that are not saved. Silent when nothing was changed, and while it is sent.

   A form that came back unsaved, with errors or with something to choose, holds such words from the start. */

const form = document.querySelector("form[data-unsaved], .change-form #content-main > form[method=post]:not([action])");
let isSent = false;

function told() {
  const fields = [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken");
  return JSON.stringify(fields.map(([name, value]) => [name, value instanceof File ? value.name : value]));
}

if (form) {
  const cameUnsaved = form.matches("[data-unsaved]") || document.querySelector(".errornote") !== null;
  let atFirst = null;
  // After the scripts of the form's own fields, which may fill some of them.
  const remember = () => setTimeout(() => (atFirst = told()));
  if (document.readyState === "complete") {
    remember();
  } else {
    window.addEventListener("load", remember);
  }
  form.addEventListener("submit", () => (isSent = true));
  // Shown again from the browser's memory, it is not on its way any more.
  window.addEventListener("pageshow", () => (isSent = false));
  window.addEventListener("beforeunload", (event) => {
    if (!isSent && (cameUnsaved || (atFirst !== null && told() !== atFirst))) {
      event.preventDefault();
    }
  });
}
