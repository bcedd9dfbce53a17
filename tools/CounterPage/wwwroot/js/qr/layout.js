// How a QR code is laid out: versions, function modules, blocks. From ISO/IEC 18004.

/** Versions go from 1 (21 modules a side) to 40 (177). */
export const MOST_VERSION = 40;

/** Modules a side. */
export const sizeOf = (version) => 17 + 4 * version;

/** Correction levels as the format's two bits number them: M, L, H, Q. Table 9: correction codewords of a block, and blocks, by version. */
const LEVELS = [
  {
    each: [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28],
    blocks: [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49],
  },
  {
    each: [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30],
    blocks: [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25],
  },
  {
    each: [17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28, 30, 24, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30],
    blocks: [1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25, 25, 34, 30, 32, 35, 37, 40, 42, 45, 48, 51, 54, 57, 60, 63, 66, 70, 74, 77, 81],
  },
  {
    each: [13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30, 28, 30, 30, 30, 30, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30],
    blocks: [1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20, 23, 23, 25, 27, 29, 34, 34, 35, 38, 40, 43, 45, 48, 51, 53, 56, 59, 62, 65, 68],
  },
];

/** Correction codewords of each block, and the number of blocks. */
export const blocksOf = (version, level) => ({ correction: LEVELS[level].each[version - 1], count: LEVELS[level].blocks[version - 1] });

/** Middles of the alignment patterns along a side (Annex E, as a rule). */
function alignments(version) {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2;
  const places = [];
  for (let at = sizeOf(version) - 7; places.length < count - 1; at -= step) places.unshift(at);
  return [6, ...places];
}

/** A map of the modules that carry no data: 1 for finder, separator, timing, alignment, format and version. */
export function functionModules(version) {
  const size = sizeOf(version);
  const map = new Uint8Array(size * size);
  const fill = (left, top, width, height) => {
    for (let y = top; y < top + height; y++) map.fill(1, y * size + left, y * size + left + width);
  };
  fill(0, 0, 9, 9);
  fill(size - 8, 0, 8, 9);
  fill(0, size - 8, 9, 8);
  fill(0, 6, size, 1);
  fill(6, 0, 1, size);
  const places = alignments(version);
  const last = places.length - 1;
  places.forEach((y, row) =>
    places.forEach((x, column) => {
      const isFinder = (row === 0 && (column === 0 || column === last)) || (row === last && column === 0);
      if (!isFinder) fill(x - 2, y - 2, 5, 5);
    }),
  );
  if (version >= 7) {
    fill(size - 11, 0, 3, 6);
    fill(0, size - 11, 6, 3);
  }
  return map;
}
