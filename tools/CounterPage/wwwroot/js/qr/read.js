// Reads the QR code in a picture, for browsers that have no reader of their own.

import { darkMaps } from "./dark.js";
import { decode } from "./decode.js";
import { findersIn, triplesOf } from "./finders.js";
import { gridsOf } from "./grid.js";

/** The smallest code has 21 modules. */
const LEAST_SIDE = 21;

/** The text of a code in a grey picture (`luma`: a byte per pixel, row by row), or null. */
export function readQr(picture) {
  const { luma, width, height } = picture;
  if (width < LEAST_SIDE || height < LEAST_SIDE || luma.length !== width * height) return null;
  for (const dark of darkMaps(picture)) {
    for (const triple of triplesOf(findersIn(dark, width, height))) {
      for (const { version, modules } of gridsOf(dark, width, height, triple)) {
        const text = decode(modules, version);
        if (text) return text;
      }
    }
  }
  return null;
}
