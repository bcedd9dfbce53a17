// Light or dark: what the system prefers until the visitor chooses.

import { recall, remember } from "./remember.js";

const root = document.documentElement;
const prefersDark = matchMedia("(prefers-color-scheme: dark)");

/** `light` or `dark`, as shown now. */
export const theme = () => recall("theme", root.dataset.theme) ?? (prefersDark.matches ? "dark" : "light");

/** Switches to the other one and remembers it. */
export function switchTheme() {
  const next = theme() === "dark" ? "light" : "dark";
  root.dataset.theme = next;
  remember("theme", next);
  return next;
}
