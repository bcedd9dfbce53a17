// What the keys are to the visitor, and which keys of a keyboard press them.

/** `7`, `.`, `+`, `back`, `clear`, `confirm`, `volume-`, `volume+`, `replay`, `total`; the board's `undo` is `refund` to a vendor. */
export const keyId = (name) => (name === "undo" ? "refund" : name);

/** What the visitor's keyboard presses. */
const KEYBOARD = {
  Enter: "confirm", Backspace: "back", Escape: "clear", Delete: "clear", ".": ".", ",": ".", "+": "+", "=": "+",
  "[": "volume-", "]": "volume+", r: "replay", t: "total", u: "refund",
};

/** The key for a keyboard event, or null. */
export function keyOf(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (/^[0-9]$/.test(event.key)) return event.key;
  return KEYBOARD[event.key] ?? KEYBOARD[event.key.toLowerCase()] ?? null;
}
