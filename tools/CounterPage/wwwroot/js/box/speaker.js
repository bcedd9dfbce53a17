// The speaker grille: it swells with the loudness of what is played just now.

import { h, svg } from "../shared/dom.js";
import { say } from "../shared/text.js";

const COLUMNS = 15;
const ROWS = 5;
const PITCH = 8;

const holes = svg("svg", { viewBox: `0 0 ${COLUMNS * PITCH} ${ROWS * PITCH}`, class: "grille-holes", "aria-hidden": "true" });
const speaker = h("div", { id: "speaker", class: "grille", data: { pieces: "0", playing: "false" } });
const words = h("p", { id: "voice", class: "hint", hidden: true });
let quiet = 0;

/** Builds the grille. */
export function grille() {
  for (let y = 0; y < ROWS; y++) {
    for (let x = 0; x < COLUMNS; x++) {
      const away = Math.hypot((x - (COLUMNS - 1) / 2) / COLUMNS, (y - (ROWS - 1) / 2) / ROWS);
      holes.append(svg("circle", { cx: x * PITCH + PITCH / 2, cy: y * PITCH + PITCH / 2, r: 1.8, class: away < 0.2 ? "near" : away < 0.38 ? "middle" : "far" }));
    }
  }
  speaker.append(holes, words);
  return speaker;
}

/** What speaks: the box's own `amplifier`, which goes without saying, a voice `module` in its place, or nothing. */
export function showVoice(voice) {
  words.hidden = voice === "amplifier";
  say(words, voice === "module" ? "voice.module" : "voice.none");
}

/** Moves the grille for one piece of sound: loudness 0 to 1, length in ms. */
export function moveGrille(loudness, lengthMs) {
  speaker.dataset.pieces = String(Number(speaker.dataset.pieces) + 1);
  speaker.dataset.playing = String(loudness > 0);
  speaker.style.setProperty("--level", Math.min(1, loudness * 4).toFixed(2));
  clearTimeout(quiet);
  quiet = setTimeout(() => {
    speaker.dataset.playing = "false";
    speaker.style.setProperty("--level", "0");
  }, lengthMs + 60);
}
