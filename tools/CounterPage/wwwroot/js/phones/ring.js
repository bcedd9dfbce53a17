// The ring around the seconds that a code is still good for. Only rings that are in sight move, and every second
// only near the end.

import { h, setText, svg } from "../shared/dom.js";
import { everySeconds, plan } from "../shared/seconds.js";

/** The last seconds are counted one by one. */
const LAST_MS = 5_000;

const rings = new Set();

const sight = new IntersectionObserver((changes) => {
  for (const { target, isIntersecting } of changes) {
    const ring = [...rings].find((one) => one.element === target);
    if (!ring) continue;
    ring.inSight = isIntersecting;
    if (isIntersecting) tick(ring);
  }
  plan();
});

everySeconds(tickAll, urgentAt);

/** Makes a ring; `set(code, leftMs)` tells it what a snapshot says. */
export function makeRing() {
  const rest = svg("circle", { cx: 18, cy: 18, r: 15, pathLength: 100, class: "ring-rest" });
  const number = h("span", { class: "ring-number" });
  const element = h(
    "div",
    { class: "ring", role: "img", "aria-hidden": "true" },
    svg("svg", { viewBox: "0 0 36 36" }, svg("circle", { cx: 18, cy: 18, r: 15, class: "ring-track" }), rest),
    number,
  );
  const ring = { element, rest, number, code: null, endsAt: 0, wholeMs: 1, inSight: false };
  rings.add(ring);
  sight.observe(element);
  return {
    element,
    set(code, leftMs) {
      if (ring.code !== code) {
        ring.code = code;
        ring.wholeMs = 1;
      }
      ring.wholeMs = Math.max(ring.wholeMs, leftMs, 1);
      ring.endsAt = performance.now() + leftMs;
      tick(ring);
    },
    remove() {
      rings.delete(ring);
      sight.unobserve(element);
    },
  };
}

function tickAll() {
  for (const ring of rings) if (ring.inSight) tick(ring);
}

/** From when on a ring in sight counts its last seconds. */
function urgentAt() {
  const now = performance.now();
  return Math.min(...[...rings].filter((ring) => ring.inSight && ring.endsAt > now).map((ring) => ring.endsAt - LAST_MS));
}

function tick(ring) {
  const leftMs = Math.max(0, ring.endsAt - performance.now());
  const left = Math.ceil(leftMs / 1000);
  setText(ring.number, String(left));
  ring.rest.style.strokeDashoffset = String(Math.round(100 - (leftMs / ring.wholeMs) * 100));
  ring.element.toggleAttribute("data-low", left <= 10);
}
