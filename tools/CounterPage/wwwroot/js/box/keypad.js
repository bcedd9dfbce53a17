// The keypad, row by row as the board wires it.

import { h } from "../shared/dom.js";
import { hasText, say } from "../shared/text.js";
import { keyId } from "./key-names.js";
import { press, release, tap } from "./press.js";

const wired = new Map();
let shown = "";

/** Draws the keys when they differ from those that are drawn. */
export function showKeys(keypad, rows) {
  const now = JSON.stringify(rows);
  if (now === shown) return;
  shown = now;
  wired.clear();
  keypad.replaceChildren(...rows.map((row) => h("div", { class: "key-row" }, ...row.map(keyButton))));
}

/** The wired name of a key, or null when this board has none. */
export const wiredName = (id) => wired.get(id)?.name ?? null;

/** Makes a key look pressed while the keyboard presses it. */
export function lookPressed(id, isDown) {
  wired.get(id)?.button.toggleAttribute("data-down", isDown);
}

function keyButton(name) {
  if (!name) return h("span", { class: "key-gap" });
  const id = keyId(name);
  const button = h("button", { type: "button", class: "key", data: { key: id, name, look: look(id) } });
  if (hasText(`key.${id}`)) {
    button.append(h("span", { class: "key-face", t: `key.${id}` }));
    say.label(button, `key.${id}.label`);
  } else {
    button.append(h("span", { class: "key-face digit", text: name }));
  }
  listen(button, name);
  wired.set(id, { name, button });
  return button;
}

function look(id) {
  if (/^[0-9.]$/.test(id)) return "digit";
  if (id === "confirm" || id === "clear") return id;
  return "function";
}

function listen(button, name) {
  // The finger keeps the keyboard free: Enter goes on being the box's confirm.
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    button.setPointerCapture(event.pointerId);
    button.toggleAttribute("data-down", true);
    press(name);
  });
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
    button.addEventListener(end, () => {
      button.toggleAttribute("data-down", false);
      release(name);
    });
  }
  button.addEventListener("contextmenu", (event) => event.preventDefault());
  // Keyboard and screen reader click without a pointer.
  button.addEventListener("click", (event) => {
    if (event.detail === 0) tap(name);
  });
}
