// The lamp, in the rhythm that the firmware gives it. A timer switches it, twice a period: an endless animation would keep
// the browser drawing sixty times a second for a lamp that flashes every other second.

import { h } from "../shared/dom.js";
import { say } from "../shared/text.js";

/** Used when a snapshot tells no rhythm. */
const USUAL_MS = 500;

/** People who want no motion see a steady lamp. */
const still = matchMedia("(prefers-reduced-motion: reduce)");

const element = h("span", { id: "lamp", class: "lamp", "aria-hidden": "true" });
const words = h("span", { id: "lamp-words", class: "unseen" });

let rhythm = "";
let timer = 0;

/** Builds the lamp. */
export const lamp = () => [element, words];

/** Shows a colour (`off`, `red`, `green`, `amber`), steady or on and off for some ms. */
export function showLamp(colour, blinks, onMs, offMs) {
  const now = [colour, blinks, onMs, offMs].join(" ");
  if (now === rhythm) return;
  rhythm = now;
  element.dataset.colour = colour;
  element.dataset.blink = String(blinks === true);
  say(words, blinks ? `lamp.${colour}.blinks` : `lamp.${colour}`);
  clearTimeout(timer);
  turn(true, blinks && !still.matches, onMs || USUAL_MS, offMs || USUAL_MS);
}

function turn(on, blinks, onMs, offMs) {
  element.toggleAttribute("data-dark", !on);
  if (blinks) timer = setTimeout(turn, on ? onMs : offMs, !on, blinks, onMs, offMs);
}
