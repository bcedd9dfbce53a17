// The browser's own barcode reader, where it has one. Nothing else reads pictures here: the page brings no decoder.

/** The kinds of code that customers show. */
const FORMATS = ["qr_code", "code_128"];

/** A detector, or null where the browser has none for these codes. */
export async function makeDetector() {
  if (!("BarcodeDetector" in globalThis)) return null;
  try {
    const known = await BarcodeDetector.getSupportedFormats();
    const formats = FORMATS.filter((format) => known.includes(format));
    return formats.length ? new BarcodeDetector({ formats }) : null;
  } catch {
    return null;
  }
}

/** The text of the first code in a picture or video frame, or null. */
export async function read(detector, picture) {
  const found = await detector.detect(picture);
  return found.length ? found[0].rawValue : null;
}
