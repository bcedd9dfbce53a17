// One table. On a narrow page its rows become cards (CSS); the roles keep it a table for screen readers there too.

import { h } from "../shared/dom.js";
import { language } from "../shared/text.js";
import { heading, isNumber, written } from "./columns.js";

/** More rows make a page slow; searching finds the others. */
const MOST_ROWS = 200;

const shown = new Map();

/** Draws a table in `place` unless the same is drawn already. */
export function updateTable(place, name, wanted, rows, searched) {
  const now = JSON.stringify([language(), searched, rows]);
  if (shown.get(name)?.now === now) return;
  const drawn = section(name, wanted, rows, searched);
  const old = shown.get(name)?.element;
  if (old) old.replaceWith(drawn);
  else place.append(drawn);
  shown.set(name, { now, element: drawn });
}

function section(name, wanted, rows, searched) {
  const titleId = `table-${name}`;
  const element = h("div", { class: "panel table-panel", data: { table: name } }, h("div", { class: "panel-head" }, h("h2", { id: titleId, t: `table.${name}` }), h("span", { class: "count" }, String(rows.length))));
  if (!rows.length) {
    element.append(h("p", { class: "empty", t: searched ? "table.noneFound" : "table.none" }));
    return element;
  }
  const columns = columnsOf(wanted, rows);
  element.append(
    h(
      "div",
      { class: "table-scroll", tabindex: "0", role: "region", "aria-labelledby": titleId },
      h(
        "table",
        { role: "table", "aria-labelledby": titleId },
        h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, ...columns.map((c) => h("th", { role: "columnheader", scope: "col", class: isNumber(c) ? "number" : null }, heading(c))))),
        h("tbody", { role: "rowgroup" }, ...rows.slice(0, MOST_ROWS).map((row) => line(columns, row))),
      ),
    ),
  );
  if (rows.length > MOST_ROWS) element.append(h("p", { class: "hint", t: ["table.more", MOST_ROWS, rows.length] }));
  return element;
}

function columnsOf(wanted, rows) {
  const present = new Set(rows.flatMap((row) => Object.keys(row)));
  return wanted.filter((column) => present.has(column));
}

function line(columns, row) {
  return h(
    "tr",
    { role: "row", data: row.state ? { state: String(row.state).toLowerCase() } : {} },
    ...columns.map((c) => h("td", { role: "cell", class: isNumber(c) ? "number" : null, data: { column: c, label: heading(c) } }, c === "state" ? h("span", { class: "badge", data: { state: String(row[c]).toLowerCase() } }, written(c, row[c])) : written(c, row[c]))),
  );
}
