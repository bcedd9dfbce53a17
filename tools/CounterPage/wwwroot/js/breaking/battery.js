// The battery of a box that has one: how full it is, and its charger.

import { h, setText } from "../shared/dom.js";
import { post } from "../shared/post.js";

const level = h("input", { type: "range", min: 0, max: 100, step: 1, id: "battery-level", class: "range", "aria-describedby": "battery-level-hint" });
const percent = h("output", { id: "battery-percent", for: "battery-level" });
const charger = h("input", { type: "checkbox", role: "switch", class: "switch", id: "charger", "aria-describedby": "charger-hint" });
const part = h(
  "div",
  { id: "battery", class: "battery", hidden: true },
  h("h3", { t: "battery.name" }),
  h("div", { class: "range-line" }, h("label", { for: "battery-level", t: "battery.level" }), percent, level),
  h("p", { class: "hint", id: "battery-level-hint", t: "battery.level.hint" }),
  h("label", { class: "switch-line" }, charger, h("span", { t: "battery.charger" })),
  h("p", { class: "hint", id: "charger-hint", t: "battery.charger.hint" }),
);

/** What the server tells is older than what a visitor has set, until it tells that back; not longer, for another visitor may set it too. */
const OWN_MS = 1000;

let ownUntil = 0;
let sending = false;

/** Builds the part of the panel. */
export function batteryPart() {
  level.addEventListener("input", () => {
    ownUntil = performance.now() + OWN_MS;
    setText(percent, `${level.value} %`);
  });
  level.addEventListener("change", send);
  charger.addEventListener("change", async () => {
    const accepted = await post("/api/battery", { charger: charger.checked });
    if (!accepted) charger.checked = !charger.checked;
  });
  return part;
}

/** Shows a snapshot: null for a box without a battery. */
export function updateBattery(battery) {
  part.hidden = !battery;
  if (!battery) return;
  charger.checked = battery.charger;
  if (String(battery.percent) === level.value) ownUntil = 0;
  if (sending || performance.now() < ownUntil) return;
  level.value = battery.percent;
  setText(percent, `${battery.percent} %`);
}

// One after the other, and what was passed over meanwhile not at all.
async function send() {
  if (sending) return;
  sending = true;
  let sent = null;
  while (sent !== level.value) {
    sent = level.value;
    if (!(await post("/api/battery", { percent: Number(sent) }))) break;
  }
  ownUntil = performance.now() + OWN_MS;
  sending = false;
}
