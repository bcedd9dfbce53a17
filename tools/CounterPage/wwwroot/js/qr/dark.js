// Which pixels are dark. No one rule suits every light, so a reader tries several.

/** Local means tell only so much darker pixels, in percent: paper and sensors are grainy. */
const GRAIN_PERCENT = 8;

/** Ways to tell dark from light, one after the other; each gives a byte per pixel, 1 for dark. */
export function* darkMaps({ luma, width, height }) {
  const whole = byLevel(luma);
  yield whole;
  // A finder is seven modules wide and a code at least 21: a fifth of the picture holds more than one even in a picture full of one code.
  for (const share of [5, 16]) yield byNeighbours(luma, width, height, Math.max(8, Math.round(Math.min(width, height) / share)));
  // Light on dark, as some screens at night.
  yield whole.map((dark) => 1 - dark);
}

/** One level for the whole picture: where the two groups are most apart (Otsu). */
function byLevel(luma) {
  const counts = new Uint32Array(256);
  for (const value of luma) counts[value]++;
  const sum = counts.reduce((all, count, value) => all + count * value, 0);
  let [below, belowSum, best, level] = [0, 0, -1, 128];
  for (let value = 0; value < 256; value++) {
    below += counts[value];
    belowSum += counts[value] * value;
    const above = luma.length - below;
    if (below === 0 || above === 0) continue;
    const apart = below * above * (belowSum / below - (sum - belowSum) / above) ** 2;
    if (apart > best) [best, level] = [apart, value];
  }
  return luma.map((value) => (value <= level ? 1 : 0));
}

/** Darker than the mean of the square around it, with a table of sums. */
function byNeighbours(luma, width, height, square) {
  const sums = new Uint32Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += luma[y * width + x];
      sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
    }
  }
  const dark = new Uint8Array(luma.length);
  const half = square >> 1;
  for (let y = 0; y < height; y++) {
    const top = Math.max(0, y - half) * (width + 1);
    const bottom = Math.min(height, y + half + 1) * (width + 1);
    for (let x = 0; x < width; x++) {
      const left = Math.max(0, x - half);
      const right = Math.min(width, x + half + 1);
      const sum = sums[bottom + right] - sums[bottom + left] - sums[top + right] + sums[top + left];
      const pixels = ((bottom - top) / (width + 1)) * (right - left);
      dark[y * width + x] = luma[y * width + x] * pixels * 100 < sum * (100 - GRAIN_PERCENT) ? 1 : 0;
    }
  }
  return dark;
}
