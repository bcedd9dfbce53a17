// The keys by one name each, however a board's wiring spells them.

const OTHER_SPELLINGS = {
  point: ".", dot: ".", plus: "+", volumeup: "volume+", volumedown: "volume-", undo: "refund", ok: "confirm", enter: "confirm",
};

/** `7`, `.`, `+`, `back`, `clear`, `confirm`, `volume-`, `volume+`, `replay`, `total`, `refund`. */
export function keyId(name) {
  const plain = name.toLowerCase().replace(/[\s_]+/g, "").replace(/^digit/, "");
  return OTHER_SPELLINGS[plain] ?? plain;
}

/** What the visitor's keyboard presses. */
export const KEYBOARD = {
  Enter: "confirm", Backspace: "back", Escape: "clear", Delete: "clear", ".": ".", ",": ".", "+": "+", "=": "+",
  "[": "volume-", "]": "volume+", r: "replay", t: "total", u: "refund",
};

/** The key for a keyboard event, or null. */
export function keyOf(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (/^[0-9]$/.test(event.key)) return event.key;
  return KEYBOARD[event.key] ?? KEYBOARD[event.key.toLowerCase()] ?? null;
}
