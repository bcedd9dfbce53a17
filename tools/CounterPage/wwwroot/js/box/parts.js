// One line below the display: how scanner and switch are doing.

import { h } from "../shared/dom.js";
import { say } from "../shared/text.js";

const scanner = h("span", { id: "scanner-state", class: "part" });
const link = h("span", { id: "switch-state", class: "part" });

/** Builds the line. */
export const partsLine = () => h("p", { class: "parts" }, scanner, link);

/** Shows a snapshot; without power there is nothing to tell. */
export function showParts(power, box) {
  show(scanner, "scannerState", power === "on" ? box.scannerState : null);
  show(link, "switchState", power === "on" ? box.switch : null);
}

function show(element, group, state) {
  element.hidden = !state;
  if (!state || element.dataset.state === state) return;
  element.dataset.state = state;
  say.named(element, group, state);
}
