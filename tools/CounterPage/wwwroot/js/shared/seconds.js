// One timer for everything on the page that counts seconds: each drawing costs the same, whether one number changes or ten. While nothing
// is urgent they go on when something else is drawn anyway, and at the latest after a while, so that a page which nobody touches costs
// next to nothing.

/** More often nothing that counts seconds need be drawn. */
const SECOND_MS = 1_000;

/** Longer than the ten seconds after which an idle box asks its scanner, which is drawn as a step. */
const CALM_MS = 12_000;

const counters = [];
let timer = 0;
let shownAt = -Infinity;

/**
 * `show` is called as the seconds go by; every second in the last ones before `urgentAt`: the time, as of `performance.now()`, from which on they
 * count, Infinity for none.
 */
export function everySeconds(show, urgentAt = () => Infinity) {
  counters.push({ show, urgentAt });
  plan();
}

/** Something else is about to be drawn: the seconds go on with it. */
export function withSeconds() {
  if (performance.now() - shownAt >= SECOND_MS) go();
}

/** What is counted has changed, and was shown: when it is urgent may have changed, too. */
export function plan() {
  clearTimeout(timer);
  const now = performance.now();
  const urgentInMs = Math.min(...counters.map((counter) => counter.urgentAt())) - now;
  timer = setTimeout(go, Math.max(SECOND_MS, Math.min(CALM_MS, urgentInMs)));
}

function go() {
  shownAt = performance.now();
  if (!document.hidden) for (const counter of counters) counter.show();
  plan();
}
