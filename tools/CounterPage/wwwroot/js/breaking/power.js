// Power and flash.

import { h } from "../shared/dom.js";
import { post } from "../shared/post.js";

const ACTIONS = ["cut", "on", "cutAfterNextWrite", "wipe", "setUp"];

const buttons = {};

/** The list of buttons, each with what it does. */
export function powerList() {
  return h("ul", { class: "power" }, ...ACTIONS.map((action) => h("li", {}, (buttons[action] = button(action)), h("p", { class: "hint", id: `power-${action}-hint`, t: `power.${action}.hint` }))));
}

/** Shows a snapshot: what makes no sense now cannot be pressed. */
export function updatePower(power) {
  buttons.cut.disabled = power !== "on";
  buttons.cutAfterNextWrite.disabled = power !== "on";
  buttons.on.disabled = power === "on";
}

function button(action) {
  return h("button", {
    type: "button",
    class: "button",
    t: `power.${action}`,
    data: { power: action },
    "aria-describedby": `power-${action}-hint`,
    onClick: () => post("/api/power", { do: action }),
  });
}
