// The beeper of a board that has one: it is seen while it sounds, and its last tune stands beside it in words.

import { h } from "../shared/dom.js";
import { say } from "../shared/text.js";

/** A key's tick is too short to be seen. */
const SHORTEST_MS = 120;

const words = h("span", { id: "beeper-tune" });
const element = h("p", { id: "beeper", class: "beeper", hidden: true, data: { sounding: "false", pieces: "0" } }, h("span", { class: "beeper-disc", "aria-hidden": "true" }), h("span", { t: "beeper.name" }), words);
let quiet = 0;

/** Builds the beeper. */
export const beeper = () => element;

/** Shows a snapshot. */
export function showBeeper(box) {
  element.hidden = !box.beeper;
  element.dataset.tune = box.tune ?? "";
  say(words, box.tune ? `tune.${box.tune}` : "tune.none");
}

/** It sounds for some ms. */
export function moveBeeper(lengthMs) {
  element.dataset.pieces = String(Number(element.dataset.pieces) + 1);
  element.dataset.sounding = "true";
  clearTimeout(quiet);
  quiet = setTimeout(() => (element.dataset.sounding = "false"), Math.max(SHORTEST_MS, lengthMs));
}
