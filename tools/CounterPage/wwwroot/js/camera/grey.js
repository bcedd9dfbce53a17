// A picture or video frame as grey pixels, small enough to be read at once.

/** Longest side in pixels: a code that fills a tenth of it still has three pixels a module. */
const LONGEST = 1000;

let canvas = null;

/** `{luma, width, height}`, a byte per pixel. What is transparent counts as white paper. */
export function greyOf(picture) {
  const [wide, high] = [picture.videoWidth ?? picture.width, picture.videoHeight ?? picture.height];
  const scale = Math.min(1, LONGEST / Math.max(wide, high, 1));
  const [width, height] = [Math.max(1, Math.round(wide * scale)), Math.max(1, Math.round(high * scale))];
  canvas ??= document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, width, height);
  pen.drawImage(picture, 0, 0, width, height);
  const { data } = pen.getImageData(0, 0, width, height);
  const luma = new Uint8Array(width * height);
  // Red, green and blue as the eye weighs them, in parts of 256.
  for (let i = 0, j = 0; i < luma.length; i++, j += 4) luma[i] = (77 * data[j] + 150 * data[j + 1] + 29 * data[j + 2]) >> 8;
  return { luma, width, height };
}
