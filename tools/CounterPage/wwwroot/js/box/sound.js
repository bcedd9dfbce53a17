// What loudspeaker and beeper play: heard when the visitor has switched sound on, seen on the grille always.

import { byId } from "../shared/dom.js";
import { say } from "../shared/text.js";
import { toast } from "../shared/toast.js";
import { loudnessOf, samplesOf } from "./pcm.js";
import { framesPlayed, play, startPlayer, stopPlayer } from "./player.js";
import { moveBeeper } from "./beeper.js";
import { moveGrille } from "./speaker.js";

const USUAL_RATE = 8000;

let on = false;
let rate = USUAL_RATE;

/** Prepares the button: browsers allow sound only after a click. */
export function showSound() {
  byId("sound").addEventListener("click", toggle);
  showButton();
}

/** Takes one piece of sound from the stream. */
export function takeSound(piece) {
  rate = piece.rate;
  const samples = samplesOf(piece.pcm);
  const waitMs = on ? (play(samples, rate, piece.from) ?? 0) : 0;
  byId("sound").dataset.frames = String(framesPlayed());
  const lengthMs = (samples.length / rate) * 1000;
  if (piece.from === "beeper") setTimeout(moveBeeper, waitMs, lengthMs);
  else setTimeout(moveGrille, waitMs, loudnessOf(samples), lengthMs);
}

async function toggle() {
  on = !on;
  showButton();
  try {
    if (!on) await stopPlayer();
    else if (!(await startPlayer(rate))) throw new Error("silent");
  } catch {
    on = false;
    void stopPlayer();
    showButton();
    toast(null, "sound.refused");
  }
}

function showButton() {
  const button = byId("sound");
  button.toggleAttribute("data-on", on);
  say(button, on ? "sound.on" : "sound.off");
}
