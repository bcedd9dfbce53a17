// The ring around the seconds that a code is still good for. All rings share one timer that runs once a second.

import { h, setText, svg } from "../shared/dom.js";

const rings = new Set();
let timer = 0;

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
  const ring = { element, rest, number, code: null, endsAt: 0, wholeMs: 1 };
  rings.add(ring);
  timer ||= setInterval(tickAll, 1000);
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
    remove: () => rings.delete(ring),
  };
}

function tickAll() {
  if (document.hidden) return;
  for (const ring of rings) if (ring.element.isConnected) tick(ring);
}

function tick(ring) {
  const leftMs = Math.max(0, ring.endsAt - performance.now());
  const left = Math.ceil(leftMs / 1000);
  setText(ring.number, String(left));
  ring.rest.style.strokeDashoffset = String(Math.round(100 - (leftMs / ring.wholeMs) * 100));
  ring.element.toggleAttribute("data-low", left <= 10);
}
