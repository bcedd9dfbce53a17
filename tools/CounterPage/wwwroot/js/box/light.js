// The light of the lamp on a canvas of its own: a disc with its glow. A timer switches it where its rhythm goes on or off: an endless
// animation would keep the browser drawing sixty times a second for a lamp that flashes every other second.

import { blinks, isLit, nextChange } from "./rhythm.js";

/** What a lamp is drawn on: a square of so many CSS pixels, the disc in its middle. */
export const SIDE = 44;
const DISC = 8;
const RIM = 10;
const GLOW = 12;

/** Gives a canvas of `SIDE` by `scale` pixels its light. It takes `{rhythm, colour, slotMs, ageMs}`: `ageMs` since a first slot began. */
export function makeLight(canvas, scale) {
  const draw = canvas.getContext("2d");
  draw.scale(scale, scale);
  let timer = 0;

  return (wish) => {
    clearTimeout(timer);
    if (blinks(wish.rhythm)) follow(wish, performance.now() - wish.ageMs);
    else shine(wish.rhythm !== 0, wish.colour);
  };

  function follow(wish, beganAt) {
    const slot = Math.floor((performance.now() - beganAt) / wish.slotMs);
    shine(isLit(wish.rhythm, slot), wish.colour);
    // A timer may come a little early; it must not find the same slot again.
    timer = setTimeout(follow, beganAt + nextChange(wish.rhythm, slot) * wish.slotMs - performance.now() + 1, wish, beganAt);
  }

  function shine(lit, colour) {
    draw.clearRect(0, 0, SIDE, SIDE);
    if (!lit) return;
    const middle = SIDE / 2;
    draw.fillStyle = colour;
    draw.beginPath();
    draw.arc(middle, middle, DISC, 0, 2 * Math.PI);
    draw.fill();
    // The rim of the housing stays as it is: the glow begins outside it.
    draw.save();
    draw.beginPath();
    draw.rect(0, 0, SIDE, SIDE);
    draw.arc(middle, middle, RIM, 0, 2 * Math.PI, true);
    draw.clip();
    draw.shadowColor = colour;
    draw.shadowBlur = GLOW * scale;
    draw.beginPath();
    draw.arc(middle, middle, RIM, 0, 2 * Math.PI);
    draw.fill();
    draw.restore();
  }
}
