// Reads codes in pictures and video: with the browser's own reader, where it has one, and with the page's own for QR codes.

import { readQr } from "../qr/read.js";
import { greyOf } from "./grey.js";

/** The kinds of code that customers show. */
const FORMATS = ["qr_code", "code_128"];

/** A reader: whether it `readsBars`, and `read(picture)` to the text of the first code or null. */
export async function makeReader() {
  const browsers = await browsersReader();
  return {
    readsBars: browsers !== null,
    async read(picture) {
      const found = browsers ? await browsers.detect(picture).catch(() => []) : [];
      return found.length ? found[0].rawValue : readQr(greyOf(picture));
    },
  };
}

async function browsersReader() {
  if (!("BarcodeDetector" in globalThis)) return null;
  try {
    const known = await BarcodeDetector.getSupportedFormats();
    return FORMATS.every((format) => known.includes(format)) ? new BarcodeDetector({ formats: FORMATS }) : null;
  } catch {
    return null;
  }
}
