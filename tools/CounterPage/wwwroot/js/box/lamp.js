// The lamp, in the rhythm that the firmware gives it. A timer switches it where it goes on or off: an endless animation would keep
// the browser drawing sixty times a second for a lamp that flashes every other second.

import { h } from "../shared/dom.js";
import { say } from "../shared/text.js";

/** Slots of a rhythm, each a bit, the first one lowest. */
const SLOTS = 16;
const STEADY = 2 ** SLOTS - 1;

/** People who want no motion see a steady lamp, and read its rhythm. */
const still = matchMedia("(prefers-reduced-motion: reduce)");

const light = h("span", { class: "lamp-light" });
const element = h("span", { id: "lamp", class: "lamp", "aria-hidden": "true" }, light);
const colourWords = h("span", { id: "lamp-colour" });
const signalWords = h("span", { id: "lamp-signal" });

let shown = "";
let timer = 0;

/** Builds the lamp. */
export const lamp = () => element;

/** Builds what it shows as words, for who cannot see it, or does not know its rhythms. */
export const lampLine = () => h("p", { id: "lamp-words", class: "lamp-words" }, colourWords, signalWords);

/** Shows a snapshot's lamp: `lamp` (its colour), `lampSignal`, `lampRhythm`, and when a first slot began. Null for a box without power. */
export function showLamp(box, clockMs) {
  const { lamp: colour, lampSignal: signal, lampRhythm: rhythm, lampSlotMs: slotMs, lampSinceMs: sinceMs } = box ?? { lamp: "off", lampSignal: "Off", lampRhythm: 0 };
  const now = [colour, signal, rhythm, sinceMs].join(" ");
  if (now === shown) return;
  shown = now;
  element.dataset.colour = colour;
  element.dataset.signal = signal;
  element.dataset.rhythm = rhythm.toString(2).padStart(SLOTS, "0");
  say(colourWords, `lamp.${colour}`);
  say(signalWords, `lamp.signal.${signal}`);
  clearTimeout(timer);
  const blinks = rhythm !== 0 && rhythm !== STEADY && !still.matches;
  if (blinks) follow(rhythm, slotMs, performance.now() - Math.max(0, clockMs - sinceMs));
  else shine(rhythm !== 0);
}

function follow(rhythm, slotMs, beganAt) {
  const isLit = (slot) => ((rhythm >> slot % SLOTS) & 1) === 1;
  const slot = Math.floor((performance.now() - beganAt) / slotMs);
  shine(isLit(slot));
  let next = slot + 1;
  while (isLit(next) === isLit(slot)) next++;
  // A timer may come a little early; it must not find the same slot again.
  timer = setTimeout(follow, beganAt + next * slotMs - performance.now() + 1, rhythm, slotMs, beganAt);
}

function shine(lit) {
  light.style.opacity = lit ? "1" : "0";
}
