// The language of the page. Elements remember which text they show (data-t...), so switching asks no component.

import en from "../text/en.js";
import zh from "../text/zh.js";
import { recall, remember } from "./remember.js";

const TABLES = { en, zh };
const LANG_TAGS = { en: "en", zh: "zh-CN" };
const watchers = [];

let current = recall("lang") ?? (/^zh/i.test(navigator.language) ? "zh" : "en");
if (!TABLES[current]) current = "en";

/** `en` or `zh`. */
export const language = () => current;

/** The text of a key in the page's language, with `{0}`, `{1}` filled in; a key without a text shows itself. */
export function text(key, ...values) {
  const found = TABLES[current][key] ?? TABLES.en[key] ?? key;
  return found.replace(/\{(\d)\}/g, (whole, index) => values[index] ?? "");
}

/** Whether the tables know a key. */
export const hasText = (key) => key in TABLES.en;

/** Shows a text of the table in an element, now and after every change of language. */
export function say(element, key, ...values) {
  const kept = values.length ? JSON.stringify(values) : "";
  if (element.dataset.t === key && (element.dataset.tValues ?? "") === kept) return;
  element.dataset.t = key;
  if (kept) element.dataset.tValues = kept;
  else delete element.dataset.tValues;
  delete element.dataset.en;
  element.textContent = text(key, ...values);
}

/** Shows the text of a name in a group of the table, such as a state; a name that the group does not know shows itself. */
say.named = (element, group, name) => {
  const key = `${group}.${name}`;
  if (hasText(key)) say(element, key);
  else element.textContent = name;
};

/** The same as {@link say} for the label that a screen reader says. */
say.label = (element, key, ...values) => {
  element.dataset.tLabel = key;
  if (values.length) element.dataset.tLabelValues = JSON.stringify(values);
  element.setAttribute("aria-label", text(key, ...values));
};

/** Shows what the server gave in both languages. */
export function both(element, english, chinese) {
  if (element.dataset.en === english && element.dataset.zh === chinese) return;
  delete element.dataset.t;
  element.dataset.en = english;
  element.dataset.zh = chinese || english;
  element.textContent = current === "zh" ? element.dataset.zh : english;
}

/** Calls back after every change of language. */
export function onLanguage(watcher) {
  watchers.push(watcher);
}

/** Switches the whole page and remembers it. */
export function setLanguage(next) {
  current = next;
  remember("lang", next);
  showLanguage();
}

/** Fills every element of the page that names a text. */
export function showLanguage() {
  document.documentElement.lang = LANG_TAGS[current];
  const values = (kept) => (kept ? JSON.parse(kept) : []);
  for (const e of document.querySelectorAll("[data-t]")) e.textContent = text(e.dataset.t, ...values(e.dataset.tValues));
  for (const e of document.querySelectorAll("[data-en]")) e.textContent = current === "zh" ? e.dataset.zh : e.dataset.en;
  for (const e of document.querySelectorAll("[data-t-label]")) e.setAttribute("aria-label", text(e.dataset.tLabel, ...values(e.dataset.tLabelValues)));
  for (const e of document.querySelectorAll("[data-t-placeholder]")) e.placeholder = text(e.dataset.tPlaceholder);
  for (const watcher of watchers) watcher(current);
}
