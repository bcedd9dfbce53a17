// Makes elements. Text always goes in as text, never as markup, so nothing the server sends can become an element.

import { say, both } from "./text.js";

const SVG = "http://www.w3.org/2000/svg";

/**
 * An HTML element. Props: `class`, `text`, `t` (a key of the text table), `tLabel`, `names` ([English, Chinese]),
 * `data` (dataset), `onX` (listeners); everything else is an attribute; false, null and undefined leave it out.
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  fill(element, props);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** The same for SVG. */
export function svg(tag, props = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  fill(element, props);
  element.append(...children);
  return element;
}

/** Changes text only when it differs, so that an unchanged page costs nothing. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** The element with this id; the pages hold every id that is asked for. */
export const byId = (id) => document.getElementById(id);

function fill(element, props) {
  for (const [name, value] of Object.entries(props)) {
    if (value === false || value === null || value === undefined) continue;
    if (name === "class") element.setAttribute("class", value);
    else if (name === "text") element.textContent = value;
    else if (name === "t") say(element, ...[value].flat());
    else if (name === "tLabel") element.dataset.tLabel = value;
    else if (name === "names") both(element, value[0], value[1]);
    else if (name === "data") Object.assign(element.dataset, value);
    else if (name.startsWith("on")) element.addEventListener(name.slice(2).toLowerCase(), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  if (props.tLabel) say.label(element, props.tLabel);
}
