// Runs in the page before its own scripts: keeps what passes by too quickly to be looked for.

/** Adds `seen` (what passed by) and `look()` (what is shown) to a page. */
export function watch() {
  const seen = (globalThis.seen = { captions: [], states: [], display: [], sound: [], words: [], silentAtMs: 0 });

  // What the browser got, as the page's own connection got it.
  const Source = globalThis.EventSource;
  globalThis.EventSource = class extends Source {
    constructor(...args) {
      super(...args);
      this.addEventListener("state", (event) => {
        const { clockMs, box } = JSON.parse(event.data);
        if (box.speaking === "") seen.silentAtMs = clockMs;
      });
      for (const name of ["sound", "words"]) this.addEventListener(name, (event) => seen[name].push(JSON.parse(event.data)));
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    const text = (node, selector) => node.querySelector(selector)?.textContent ?? null;
    const keep = (list, value) => value !== undefined && list.at(-1) !== value && list.push(value);
    new MutationObserver((changes) => {
      for (const node of changes.flatMap((change) => [...change.addedNodes])) {
        if (node.classList?.contains("caption")) seen.captions.push({ said: text(node, ".caption-said"), meaning: text(node, ".caption-meaning") });
      }
      keep(seen.states, document.querySelector("#box")?.dataset.state);
      keep(seen.display, document.querySelector("#display")?.dataset.text);
    }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-state", "data-text"] });
  });

  globalThis.look = () => {
    const text = (selector) => document.querySelector(selector)?.textContent ?? null;
    const all = (selector, read) => [...document.querySelectorAll(selector)].map(read);
    return {
      captions: seen.captions,
      states: seen.states,
      displayed: seen.display,
      display: document.querySelector("#display")?.dataset.text ?? null,
      places: document.querySelectorAll("#display .cell").length,
      power: document.querySelector("#box")?.dataset.power ?? null,
      banner: document.querySelector("#banner")?.hidden ? null : document.querySelector("#banner")?.dataset.kind ?? null,
      box: text("#books-box"),
      switch: text("#books-switch"),
      agree: document.querySelector("#agree")?.dataset.agree ?? null,
      taken: all('.step[data-kind="code"] .step-title', (title) => title.dataset.en).filter((title) => title.startsWith("payment code")).length,
      owed: all("#owed > li", (row) => ({ payment: row.dataset.owed, amount: row.querySelector(".owed-amount").textContent })),
      balances: Object.fromEntries(all(".phone:not(.ghost)", (phone) => [phone.dataset.phone, phone.querySelector(".phone-balance").textContent])),
      groups: all(".group", (group) => ({
        payment: group.dataset.payment,
        kinds: [...new Set([...group.querySelectorAll(".step")].map((step) => step.dataset.kind))],
        titles: [...group.querySelectorAll(".step-title")].map((title) => title.textContent),
      })),
    };
  };
}
