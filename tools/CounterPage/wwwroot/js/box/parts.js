// Below the display: how scanner and switch are doing, what the scanner is, which way to the switch is in use, and what the lamp tells.

import { h, setText } from "../shared/dom.js";
import { both, say } from "../shared/text.js";

const scanner = h("span", { id: "scanner-state", class: "part" });
const link = h("span", { id: "switch-state", class: "part" });

const model = h("span", { id: "scanner-model", class: "part-detail" });
const path = h("span", { id: "path", class: "part-detail" });

/** Builds the lines. */
export const partsLine = (lampLine) => h("div", { class: "parts" }, h("p", {}, scanner, model), h("p", {}, link, path), lampLine);

/** Shows a snapshot; without power there is nothing to tell. */
export function showParts(power, box) {
  show(scanner, "scannerState", power === "on" ? box.scannerState : null);
  show(link, "switchState", power === "on" ? box.switch : null);
  setText(model, power === "on" ? box.scannerModel ?? "" : "");
  const way = power === "on" && box.path ? box.path + (box.tls ? ", TLS" : "") : "";
  both(path, way, way.replace(", standby", ",备用").replace(/, signal (\d+) of (\d+)/, ",信号 $1/$2"));
}

function show(element, group, state) {
  element.hidden = !state;
  if (!state || element.dataset.state === state) return;
  element.dataset.state = state;
  say.named(element, group, state);
}
