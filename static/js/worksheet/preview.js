/* A look at the page as readers will see it, in a shadow of its own: their styles there, the desk's here. */

import { say, told } from "./words.js";

const BESIDE = matchMedia("(width >= 112rem)");

export class Preview {
  constructor(sheet, server) {
    this.pane = sheet.querySelector("[data-preview]");
    this.sheet = sheet;
    this.server = server;
    this.isStale = true;
    BESIDE.addEventListener("change", () => this.refresh());
    this.refresh();
  }

  get isOpen() {
    return this.sheet.classList.contains("is-previewing");
  }

  get isSeen() {
    return BESIDE.matches || this.isOpen;
  }

  /* Something was decided: what is seen is fetched anew, once the decisions on their way are answered. */
  changed() {
    this.isStale = true;
    this.refresh();
  }

  async refresh() {
    if (!this.isStale || !this.isSeen || this.isComing) {
      return;
    }
    this.isComing = true;
    this.isStale = false;
    try {
      this.show(await this.server.page("preview/"));
    } catch (error) {
      this.pane.textContent = error.message;
    } finally {
      this.isComing = false;
      setTimeout(() => this.refresh());
    }
  }

  show(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    this.shadow ??= this.shadowed(page);
    const content = page.querySelector("main") ?? page.body;
    for (const link of content.querySelectorAll("a[href]")) {
      link.target = "_blank";
      link.rel = "noopener";
    }
    const main = document.createElement("div");
    main.append(...content.childNodes);
    this.shadow.querySelector("div")?.remove();
    this.shadow.append(main);
  }

  shadowed(page) {
    this.pane.textContent = "";
    const shadow = this.pane.appendChild(document.createElement("div")).attachShadow({ mode: "open" });
    for (const link of page.querySelectorAll("link[rel=stylesheet]")) {
      const href = new URL(link.getAttribute("href"), location.href).href;
      shadow.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
    }
    return shadow;
  }

  toggle() {
    this.sheet.classList.toggle("is-previewing");
    say(told(this.isOpen ? "preview" : "cards"));
    this.refresh();
    if (this.isOpen) {
      this.pane.focus();
    }
    return this.isOpen;
  }
}
