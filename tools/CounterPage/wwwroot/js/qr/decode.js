// A square of modules as text.

import { blocksOf, functionModules } from "./layout.js";
import { correct } from "./correct.js";
import { textOf } from "./words.js";

/** The format's fifteen bits differ in seven places from each other: three wrong ones can be told. */
const MOST_WRONG_BITS = 3;

const MASKS = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

const FORMATS = Array.from({ length: 32 }, (_, data) => {
  let rest = data;
  for (let i = 0; i < 10; i++) rest = (rest << 1) ^ ((rest >> 9) * 0x537);
  return ((data << 10) | rest) ^ 0x5412;
});

/** The text of the modules (1 is dark), row by row; null when they are no code that can be read. */
export function decode(modules, version) {
  const size = 17 + 4 * version;
  const format = formatOf(modules, size);
  if (format === null) return null;
  const { correction, count } = blocksOf(version, format >> 3);
  const codewords = codewordsOf(modules, size, version, MASKS[format & 7]);
  const short = Math.floor(codewords.length / count);
  const shortBlocks = count - (codewords.length % count);
  const blocks = Array.from({ length: count }, (_, i) => new Uint8Array(i < shortBlocks ? short : short + 1));
  let at = 0;
  // First codewords of all blocks, second ones ...; the longer blocks have one more before the correction begins.
  for (let i = 0; i <= short; i++) {
    for (let b = 0; b < count; b++) {
      const isShort = b < shortBlocks;
      if (isShort && i === short - correction) continue;
      blocks[b][isShort && i > short - correction ? i - 1 : i] = codewords[at++];
    }
  }
  const data = [];
  for (const block of blocks) {
    if (!correct(block, correction)) return null;
    data.push(...block.subarray(0, block.length - correction));
  }
  return textOf(data, version);
}

function formatOf(modules, size) {
  const dark = (x, y) => modules[y * size + x];
  let first = 0;
  let second = 0;
  for (let i = 0; i < 15; i++) {
    const near = i < 6 ? dark(8, i) : i < 8 ? dark(8, i + 1) : i === 8 ? dark(7, 8) : dark(14 - i, 8);
    first |= near << i;
    second |= (i < 8 ? dark(size - 1 - i, 8) : dark(8, size - 15 + i)) << i;
  }
  let best = null;
  let fewest = MOST_WRONG_BITS + 1;
  FORMATS.forEach((format, data) => {
    const wrong = Math.min(ones(format ^ first), ones(format ^ second));
    if (wrong < fewest) [best, fewest] = [data, wrong];
  });
  return best;
}

function ones(bits) {
  let count = 0;
  for (; bits; bits &= bits - 1) count++;
  return count;
}

/** Two columns at a time from the right, upwards and downwards in turn; the timing column is left out. */
function codewordsOf(modules, size, version, mask) {
  const fixed = functionModules(version);
  const codewords = [];
  let value = 0;
  let bits = 0;
  for (let right = size - 1, up = true; right > 0; right -= 2, up = !up) {
    if (right === 6) right = 5;
    for (let i = 0; i < size; i++) {
      const y = up ? size - 1 - i : i;
      for (const x of [right, right - 1]) {
        if (fixed[y * size + x]) continue;
        value = (value << 1) | (modules[y * size + x] ^ (mask(x, y) ? 1 : 0));
        if (++bits === 8) {
          codewords.push(value);
          [value, bits] = [0, 0];
        }
      }
    }
  }
  return codewords;
}
