// Which segments of a display cell make which character.
//
//      a
//    f   b      p: the decimal point
//      g        v: the short upright that turns the bar g into a plus
//    e   c
//      d   p

const LIT = {
  0: "abcdef", 1: "bc", 2: "abdeg", 3: "abcdg", 4: "bcfg", 5: "acdfg", 6: "acdefg", 7: "abc", 8: "abcdefg", 9: "abcdfg",
  "-": "g", "+": "gv", " ": "", _: "d", "=": "dg",
  A: "abcefg", B: "cdefg", C: "adef", D: "bcdeg", E: "adefg", F: "aefg", H: "bcefg", I: "ef", J: "bcde", L: "def",
  N: "ceg", O: "cdeg", P: "abefg", R: "eg", S: "acdfg", T: "defg", U: "bcdef", Y: "bcdfg",
};

/** Outlines of the segments in a cell of 22 by 36. */
export const OUTLINES = {
  a: "M4.5 2h11l-2.5 3h-6z",
  b: "M16.5 3v13l-1.5 1.5-1.5-1.5V6z",
  c: "M16.5 33V20l-1.5-1.5-1.5 1.5v10z",
  d: "M4.5 34h11l-2.5-3h-6z",
  e: "M3.5 33V20L5 18.5 6.5 20v10z",
  f: "M3.5 3v13L5 17.5 6.5 16V6z",
  g: "M5.5 18l1.5-1.5h6l1.5 1.5-1.5 1.5H7z",
  v: "M9 12h2v12H9z",
  p: "M18 30.4h3.6V34H18z",
};

/**
 * Splits a text into cells of lit segments; a point belongs to the cell before it. Null when a character cannot be drawn.
 */
export function cellsOf(shown) {
  const cells = [];
  for (const character of shown.toUpperCase()) {
    if (character === "." && cells.length && !cells[cells.length - 1].includes("p")) {
      cells[cells.length - 1] += "p";
      continue;
    }
    if (character === ".") {
      cells.push("p");
      continue;
    }
    if (!(character in LIT)) return null;
    cells.push(LIT[character]);
  }
  return cells;
}
