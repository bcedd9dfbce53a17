// A finger on a key. A short press is sent as one tap, so that a slow network cannot turn it into a long one; a longer
// press is sent as press and release, because the box listens to how long total and confirm are held.

import { post } from "../shared/post.js";

/** From here on a press is a long one. */
const LONG_MS = 250;

const down = new Map();
let queue = Promise.resolve();

/** The finger goes down on a key with this wired name. */
export function press(name) {
  if (down.has(name)) return;
  // Two keys pressed in a roll keep the order in which they went down.
  for (const [other, held] of down) if (held.timer) tapNow(other);
  const held = { timer: 0, sent: false };
  held.timer = setTimeout(() => {
    held.timer = 0;
    held.sent = true;
    send(name, "press");
  }, LONG_MS);
  down.set(name, held);
}

/** The finger leaves the key. */
export function release(name) {
  const held = down.get(name);
  if (!held) return;
  if (held.timer) tapNow(name);
  else if (held.sent) send(name, "release");
  down.delete(name);
}

/** Everything is let go, for example because the window lost the keyboard. */
export function releaseAll() {
  for (const name of [...down.keys()]) release(name);
}

/** One short press. */
export function tap(name) {
  send(name, "tap");
}

function tapNow(name) {
  const held = down.get(name);
  clearTimeout(held.timer);
  held.timer = 0;
  send(name, "tap");
}

function send(name, action) {
  queue = queue.then(() => post("/api/key", { key: name, action }));
}
