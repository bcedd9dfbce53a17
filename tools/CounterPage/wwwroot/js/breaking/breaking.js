// The panel for breaking the box.

import { byId, h } from "../shared/dom.js";
import { batteryPart, updateBattery } from "./battery.js";
import { faultList, updateFaults } from "./faults.js";
import { powerList, updatePower } from "./power.js";

/** Builds the panel. */
export function showBreaking() {
  byId("breaking").append(
    h("div", { class: "panel-head" }, h("h2", { id: "breaking-name", t: "breaking.name" }), h("p", { class: "hint", t: "breaking.hint" })),
    h(
      "div",
      { class: "breaking-parts" },
      h("div", {}, h("h3", { t: "breaking.faults" }), faultList()),
      h("div", {}, batteryPart(), h("h3", { t: "breaking.power" }), powerList()),
    ),
  );
}

/** Shows a snapshot. */
export function updateBreaking(state) {
  updateFaults(state.faults ?? {});
  updateBattery(state.battery);
  updatePower(state.power);
}
