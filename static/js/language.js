/* Remembers the language that a reader chose by its link: only the first page asks for it, and leads there. */

const YEAR = 365 * 24 * 3600;

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-language]");
  if (link) {
    const secure = window.location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `language=${link.dataset.language}; Path=/; Max-Age=${YEAR}; SameSite=Lax${secure}`;
  }
});
