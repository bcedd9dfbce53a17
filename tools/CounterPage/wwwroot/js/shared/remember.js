// What this browser remembers between visits. A browser that refuses storage simply forgets.

const PREFIX = "scanbox.";

/** The remembered value, or `otherwise`. */
export function recall(name, otherwise = null) {
  try {
    return localStorage.getItem(PREFIX + name) ?? otherwise;
  } catch {
    return otherwise;
  }
}

/** Remembers a short text. */
export function remember(name, value) {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // Refused or full: the choice holds until the page is closed.
  }
}
