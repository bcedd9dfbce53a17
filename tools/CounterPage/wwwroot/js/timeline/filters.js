// Which kinds of steps show. Kinds are hidden by CSS alone, so nothing is built anew.

import { h } from "../shared/dom.js";
import { recall, remember } from "../shared/remember.js";

const FILTERS = ["key", "code", "wire", "flash", "voice", "box", "log"];

/** Buttons that hide and show kinds of steps in `place`. */
export function filterBar(place) {
  const hidden = new Set(recall("hidden-steps", "").split(" ").filter((name) => FILTERS.includes(name)));
  const show = () => (place.dataset.hide = [...hidden].join(" "));
  show();
  return h(
    "div",
    { class: "filters", role: "group", tLabel: "filters.name" },
    ...FILTERS.map((name) =>
      h("button", {
        type: "button",
        class: "chip",
        t: `filter.${name}`,
        "aria-pressed": String(!hidden.has(name)),
        data: { filter: name },
        onClick(event) {
          if (!hidden.delete(name)) hidden.add(name);
          event.currentTarget.setAttribute("aria-pressed", String(!hidden.has(name)));
          remember("hidden-steps", [...hidden].join(" "));
          show();
        },
      }),
    ),
  );
}
