// The corrected codewords as text.

const END = 0;
const NUMERIC = 1;
const ALPHANUMERIC = 2;
const PART = 3;
const FNC1_FIRST = 5;
const BYTES = 4;
const CHARACTER_SET = 7;
const KANJI = 8;
const FNC1_SECOND = 9;

const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/** Bits of a count, for versions 1 to 9, 10 to 26, 27 to 40. */
const COUNT_BITS = { [NUMERIC]: [10, 12, 14], [ALPHANUMERIC]: [9, 11, 13], [BYTES]: [8, 16, 16], [KANJI]: [8, 10, 12] };

/** The text, or null when the codewords make no sense. */
export function textOf(codewords, version) {
  let at = 0;
  const left = () => codewords.length * 8 - at;
  const take = (bits) => {
    if (bits > left()) throw new RangeError("the code ends too early");
    let value = 0;
    for (; bits > 0; bits--, at++) value = (value << 1) | ((codewords[at >> 3] >> (7 - (at & 7))) & 1);
    return value;
  };
  const group = version < 10 ? 0 : version < 27 ? 1 : 2;
  let text = "";
  try {
    while (left() >= 4) {
      const mode = take(4);
      if (mode === END) break;
      if (mode === FNC1_FIRST) continue;
      if (mode === FNC1_SECOND) take(8);
      // One of several codes that belong together: nobody pays with such.
      else if (mode === PART) return null;
      else if (mode === CHARACTER_SET) skipCharacterSet(take);
      else if (COUNT_BITS[mode]) text += SEGMENTS[mode](take, take(COUNT_BITS[mode][group]));
      else return null;
    }
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
  return text;
}

const SEGMENTS = {
  [NUMERIC](take, count) {
    let text = "";
    for (; count > 0; count -= 3) {
      const digits = Math.min(count, 3);
      const value = take([0, 4, 7, 10][digits]);
      if (value >= 10 ** digits) throw new RangeError("no digits");
      text += String(value).padStart(digits, "0");
    }
    return text;
  },
  [ALPHANUMERIC](take, count) {
    let text = "";
    for (; count > 1; count -= 2) {
      const pair = take(11);
      if (pair >= 45 * 45) throw new RangeError("no letters");
      text += LETTERS[Math.floor(pair / 45)] + LETTERS[pair % 45];
    }
    if (count === 1) text += LETTERS[take(6)] ?? "";
    return text;
  },
  [BYTES](take, count) {
    const bytes = Uint8Array.from({ length: checked(count) }, () => take(8));
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      return new TextDecoder("windows-1252").decode(bytes);
    }
  },
  [KANJI](take, count) {
    const bytes = new Uint8Array(2 * checked(count));
    for (let i = 0; i < count; i++) {
      const value = take(13);
      const packed = Math.floor(value / 0xc0) * 256 + (value % 0xc0);
      const code = packed + (packed < 0x1f00 ? 0x8140 : 0xc140);
      bytes.set([code >> 8, code & 0xff], 2 * i);
    }
    return new TextDecoder("shift_jis").decode(bytes);
  },
};

/** More bytes than the largest code holds are no count. */
function checked(count) {
  if (count > 2953) throw new RangeError("too many");
  return count;
}

// One, two or three bytes, as their first bits say. The name of the set is not needed: what is UTF-8 shows itself.
function skipCharacterSet(take) {
  const first = take(8);
  if (first >= 0xc0) take(16);
  else if (first >= 0x80) take(8);
}
