// The seven-segment display.

import { h, svg } from "../shared/dom.js";
import { say } from "../shared/text.js";
import { cellsOf, OUTLINES } from "./segments.js";

/** Enough for 99,999,999.99. */
const CELLS = 10;

const CELL_WIDTH = 22;
const CELL_HEIGHT = 36;

const cells = [];
const glass = h("div", { id: "display", class: "display", role: "img", data: { text: "" } });
const plain = h("span", { class: "display-plain", "aria-hidden": "true" });

/** Builds the display, dark. */
export function display() {
  const drawing = svg("svg", { viewBox: `0 0 ${CELLS * CELL_WIDTH} ${CELL_HEIGHT}`, class: "segments", "aria-hidden": "true" });
  for (let i = 0; i < CELLS; i++) {
    const cell = svg("g", { transform: `translate(${i * CELL_WIDTH} 0)` });
    const parts = {};
    for (const [name, d] of Object.entries(OUTLINES)) cell.append((parts[name] = svg("path", { d, class: name === "v" ? "hidden-part" : "" })));
    cells.push(parts);
    drawing.append(cell);
  }
  glass.append(drawing, plain);
  say.label(glass, "display.dark");
  return glass;
}

/** Shows what the display chip shows; a text too long keeps its end, where typing happens. */
export function showDigits(shown) {
  if (glass.dataset.text === shown) return;
  glass.dataset.text = shown;
  if (shown) say.label(glass, "display.shows", shown);
  else say.label(glass, "display.dark");

  const lit = cellsOf(shown);
  glass.toggleAttribute("data-plain", lit === null);
  plain.textContent = lit === null ? shown : "";
  const last = (lit ?? []).slice(-CELLS);
  const empty = CELLS - last.length;
  cells.forEach((parts, i) => {
    const segments = i < empty ? "" : last[i - empty];
    for (const [name, part] of Object.entries(parts)) part.toggleAttribute("data-lit", segments.includes(name));
  });
}
