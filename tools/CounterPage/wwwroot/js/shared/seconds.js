// One timer for everything on the page that counts seconds: each drawing costs the same, whether one number changes or ten. While nothing
// is urgent only every tenth second is shown, so that a page which nobody touches costs next to nothing.

const EVERY = 10;

const counters = [];
let timer = 0;
let seconds = 0;

/** `show` is called as the seconds go by; while `isUrgent` says so, every second. */
export function everySeconds(show, isUrgent = () => false) {
  counters.push({ show, isUrgent });
  timer ||= setInterval(tick, 1000);
}

function tick() {
  seconds++;
  if (document.hidden) return;
  if (seconds % EVERY !== 0 && !counters.some((counter) => counter.isUrgent())) return;
  for (const counter of counters) counter.show();
}
