// The visitor's keyboard types on the box while no field has the focus. It can be switched off, for people whose
// software speaks or sends single keys.

import { h } from "../shared/dom.js";
import { recall, remember } from "../shared/remember.js";
import { keyOf } from "./key-names.js";
import { lookPressed, wiredName } from "./keypad.js";
import { press, release, releaseAll } from "./press.js";

const held = new Map();
const toggle = h("input", { type: "checkbox", id: "typing", class: "switch", role: "switch" });
toggle.checked = recall("typing", "on") === "on";

let focusByPointer = false;

/** The switch and the list of keys. */
export function typingSwitch() {
  toggle.addEventListener("change", () => remember("typing", toggle.checked ? "on" : "off"));
  return h(
    "div",
    { class: "typing" },
    h("label", { class: "switch-line" }, toggle, h("span", { t: "typing.name" })),
    h("p", { class: "hint", t: "typing.keys" }),
  );
}

/** Begins to listen. */
export function listenToTyping() {
  document.addEventListener("pointerdown", () => (focusByPointer = true), true);
  document.addEventListener("keydown", onDown);
  document.addEventListener("keyup", onUp);
  addEventListener("blur", letGo);
}

function onDown(event) {
  if (event.key === "Tab") focusByPointer = false;
  if (!toggle.checked || event.repeat || event.defaultPrevented || isTaken(event)) {
    if (event.repeat && held.has(event.code)) event.preventDefault();
    return;
  }
  const id = keyOf(event);
  const name = id && wiredName(id);
  if (!name) return;
  event.preventDefault();
  held.set(event.code, id);
  lookPressed(id, true);
  press(name);
}

function onUp(event) {
  const id = held.get(event.code);
  if (!id) return;
  held.delete(event.code);
  lookPressed(id, false);
  release(wiredName(id) ?? id);
}

function letGo() {
  for (const id of held.values()) lookPressed(id, false);
  held.clear();
  releaseAll();
}

// A field keeps its keys. A button that was reached with the keyboard keeps Enter; one that was only clicked does not.
function isTaken(event) {
  const focus = document.activeElement;
  if (!focus || focus === document.body) return false;
  if (focus.closest("input:not([type=checkbox]):not([type=radio]):not([type=range]), textarea, select, [contenteditable]")) return true;
  return event.key === "Enter" && !focusByPointer && focus.closest("button, a, summary, input, [role=button]") !== null;
}
