/* What is asked of the server: decisions go out one after the other, in the order of the keys, each built when its turn comes. */

import { told } from "./words.js";

export class Refused extends Error {
  constructor(said, answer = {}) {
    super(said);
    this.answer = answer;
  }
}

export class Server {
  constructor(address, token) {
    this.address = address;
    this.token = token;
    this.turn = Promise.resolve();
    this.unsent = 0;
  }

  /* Sends what `build` gives when all before it is answered; gives the answer, or fails as `Refused`. */
  send(path, build) {
    this.unsent += 1;
    const sent = this.turn.then(() => this.post(path, build()));
    this.turn = sent.catch(() => {}).finally(() => {
      this.unsent -= 1;
    });
    return sent;
  }

  post(path, data) {
    const headers = { "Content-Type": "application/json", "X-CSRFToken": this.token };
    return this.ask(path, { method: "POST", body: JSON.stringify(data), headers });
  }

  get(path, query = {}, signal = undefined) {
    return this.ask(`${path}?${new URLSearchParams(query)}`, { signal });
  }

  async ask(path, options) {
    const answer = await this.fetch(path, options);
    if (!answer.headers.get("Content-Type")?.startsWith("application/json")) {
      throw new Refused(answer.redirected || answer.status === 403 ? told("loggedOut") : told("broken"));
    }
    const content = await answer.json();
    if (!answer.ok) {
      throw new Refused(content.said ?? told("broken"), content);
    }
    return content;
  }

  async page(path) {
    const answer = await this.fetch(path, {});
    if (!answer.ok) {
      throw new Refused(told("broken"));
    }
    return answer.text();
  }

  async fetch(path, options) {
    const headers = { Accept: "application/json", ...options.headers };
    try {
      return await fetch(new URL(path, new URL(this.address, location.href)), { ...options, headers });
    } catch (error) {
      if (error.name === "AbortError") {
        throw error;
      }
      throw new Refused(told("unreachable"));
    }
  }
}
