// Reed-Solomon correction over the 256 element field of QR codes (generator polynomial 0x11D, first root 1).

const FIELD = 255;
const EXP = new Uint8Array(2 * FIELD);
const LOG = new Uint8Array(FIELD + 1);
for (let i = 0, value = 1; i < FIELD; i++) {
  EXP[i] = EXP[i + FIELD] = value;
  LOG[value] = i;
  value = value & 0x80 ? (value << 1) ^ 0x11d : value << 1;
}

const times = (a, b) => (a && b ? EXP[LOG[a] + LOG[b]] : 0);
const inverse = (a) => EXP[FIELD - LOG[a]];

/** The value of a polynomial, lowest power first. */
const at = (polynomial, x) => polynomial.reduceRight((sum, factor) => times(sum, x) ^ factor, 0);

/** Corrects a block in place; its last codewords are the correction. Returns false when too many are wrong. */
export function correct(block, correction) {
  const wrong = syndromes(block, correction);
  if (wrong.every((value) => value === 0)) return true;
  const locator = locate(wrong);
  const errors = locator.length - 1;
  if (errors > correction >> 1) return false;
  // The error's value (Forney): numerator over the locator's derivative.
  const numerator = new Array(correction).fill(0);
  locator.forEach((factor, i) => wrong.slice(0, correction - i).forEach((value, j) => (numerator[i + j] ^= times(factor, value))));
  let found = 0;
  for (let place = 0; place < block.length; place++) {
    const back = EXP[(FIELD - place) % FIELD];
    if (at(locator, back) !== 0) continue;
    const slope = at(locator.map((factor, i) => (i % 2 ? 0 : locator[i + 1] ?? 0)), back);
    if (slope === 0) return false;
    block[block.length - 1 - place] ^= times(EXP[place], times(at(numerator, back), inverse(slope)));
    found++;
  }
  return found === errors && syndromes(block, correction).every((value) => value === 0);
}

function syndromes(block, correction) {
  return Array.from({ length: correction }, (_, power) => block.reduce((sum, codeword) => times(sum, EXP[power]) ^ codeword, 0));
}

/** The polynomial whose roots are the places of the errors (Berlekamp and Massey), lowest power first. */
function locate(wrong) {
  let locator = [1];
  let before = [1];
  let length = 0;
  let shift = 1;
  let lastDifference = 1;
  wrong.forEach((_, n) => {
    let difference = 0;
    for (let i = 0; i <= length; i++) difference ^= times(locator[i] ?? 0, wrong[n - i] ?? 0);
    if (difference === 0) {
      shift++;
      return;
    }
    const kept = locator;
    const factor = times(difference, inverse(lastDifference));
    locator = Array.from({ length: Math.max(kept.length, before.length + shift) }, (_, i) => (kept[i] ?? 0) ^ times(factor, before[i - shift] ?? 0));
    if (2 * length > n) {
      shift++;
      return;
    }
    length = n + 1 - length;
    before = kept;
    lastDifference = difference;
    shift = 1;
  });
  while (locator.length > 1 && locator.at(-1) === 0) locator.pop();
  return locator;
}
