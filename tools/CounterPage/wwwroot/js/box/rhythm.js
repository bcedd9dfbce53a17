// A rhythm of the lamp: sixteen slots, each a bit, the first one lowest.

/** Slots of a rhythm. */
export const SLOTS = 16;

/** Always lit. */
export const STEADY = 2 ** SLOTS - 1;

/** Whether a lamp with this rhythm ever changes. */
export const blinks = (rhythm) => rhythm !== 0 && rhythm !== STEADY;

/** Whether it is lit in a slot; slots may be counted on beyond the last. */
export const isLit = (rhythm, slot) => ((rhythm >> slot % SLOTS) & 1) === 1;

/** The next slot after one in which a blinking lamp changes. */
export function nextChange(rhythm, slot) {
  let next = slot + 1;
  while (isLit(rhythm, next) === isLit(rhythm, slot)) next++;
  return next;
}
