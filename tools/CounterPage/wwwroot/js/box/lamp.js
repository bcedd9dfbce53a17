// The lamp, in the rhythm that the firmware gives it. Its light is drawn by a worker.

import { h } from "../shared/dom.js";
import { say } from "../shared/text.js";
import { SIDE } from "./light.js";
import { SLOTS, STEADY } from "./rhythm.js";

const DARK = { lamp: "off", lampSignal: "Off", lampRhythm: 0, lampSlotMs: 1, lampSinceMs: 0 };

/** People who want no motion see a steady lamp, and read its rhythm. */
const still = matchMedia("(prefers-reduced-motion: reduce)");

// A screen that shows more pixels later makes the light a little soft, no more.
const scale = devicePixelRatio;
const light = h("canvas", { class: "lamp-light", width: SIDE * scale, height: SIDE * scale });
const element = h("span", { id: "lamp", class: "lamp", "aria-hidden": "true" }, light);
const colourWords = h("span", { id: "lamp-colour" });
const signalWords = h("span", { id: "lamp-signal" });

const worker = new Worker(new URL("lamp-worker.js", import.meta.url), { type: "module" });
const canvas = light.transferControlToOffscreen();
worker.postMessage({ canvas, scale }, [canvas]);

let shown = "";

/** Builds the lamp. */
export const lamp = () => element;

/** Builds what it shows as words, for who cannot see it, or does not know its rhythms. */
export const lampLine = () => h("p", { id: "lamp-words", class: "lamp-words" }, colourWords, signalWords);

/** Shows a snapshot's lamp: `lamp` (its colour), `lampSignal`, `lampRhythm`, and when a first slot began. Null for a box without power. */
export function showLamp(box, clockMs) {
  const { lamp: colour, lampSignal: signal, lampRhythm: rhythm, lampSlotMs: slotMs, lampSinceMs: sinceMs } = box ?? DARK;
  const now = [colour, signal, rhythm, sinceMs].join(" ");
  if (now === shown) return;
  shown = now;
  element.dataset.colour = colour;
  element.dataset.signal = signal;
  element.dataset.rhythm = rhythm.toString(2).padStart(SLOTS, "0");
  say(colourWords, `lamp.${colour}`);
  say(signalWords, `lamp.signal.${signal}`);
  worker.postMessage({
    rhythm: still.matches && rhythm !== 0 ? STEADY : rhythm,
    colour: getComputedStyle(element).getPropertyValue("--light"),
    slotMs,
    ageMs: Math.max(0, clockMs - sinceMs),
  });
}
