/* The top of each page: remembers the language that a reader chose by its link, so that only the first page asks for it
   and leads there; and Escape closes the menu, as it does everywhere. */

const YEAR = 365 * 24 * 3600;
const menu = document.querySelector("details.menu");

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-language]");
  if (link) {
    const secure = window.location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `language=${link.dataset.language}; Path=/; Max-Age=${YEAR}; SameSite=Lax${secure}`;
  }
});

menu?.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && menu.open) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
