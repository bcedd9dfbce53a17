// The seven-segment display.

import { h, svg } from "../shared/dom.js";
import { say } from "../shared/text.js";
import { cellsOf, OUTLINES } from "./segments.js";

/** Drawn until the first snapshot tells how many there are. */
const USUAL_CELLS = 6;

const CELL_WIDTH = 22;
const CELL_HEIGHT = 36;

let cells = [];
const glass = h("div", { id: "display", class: "display", role: "img", data: { text: "" } });
const drawing = svg("svg", { class: "segments", "aria-hidden": "true" });
const plain = h("span", { class: "display-plain", "aria-hidden": "true" });

/** Builds the display, dark. */
export function display() {
  draw(USUAL_CELLS);
  glass.append(drawing, plain);
  say.label(glass, "display.dark");
  return glass;
}

/** Shows what the display chip shows, dark places included; without power the places stay, dark. Null for a board without a display. */
export function showDigits(shown) {
  glass.hidden = shown === null;
  if (shown === null || glass.dataset.text === shown) return;
  glass.dataset.text = shown;
  if (shown.trim()) say.label(glass, "display.shows", shown.trim());
  else say.label(glass, "display.dark");

  const lit = cellsOf(shown);
  glass.toggleAttribute("data-plain", lit === null);
  plain.textContent = lit === null ? shown : "";
  if (lit?.length && lit.length !== cells.length) draw(lit.length);
  cells.forEach((parts, i) => {
    const segments = lit?.[i] ?? "";
    for (const [name, part] of Object.entries(parts)) part.toggleAttribute("data-lit", segments.includes(name));
  });
}

function draw(count) {
  drawing.setAttribute("viewBox", `0 0 ${count * CELL_WIDTH} ${CELL_HEIGHT}`);
  cells = Array.from({ length: count }, () => {
    const parts = {};
    for (const [name, d] of Object.entries(OUTLINES)) parts[name] = svg("path", { d, class: name === "v" ? "hidden-part" : "" });
    return parts;
  });
  drawing.replaceChildren(...cells.map((parts, i) => svg("g", { class: "cell", transform: `translate(${i * CELL_WIDTH} 0)` }, ...Object.values(parts))));
}
