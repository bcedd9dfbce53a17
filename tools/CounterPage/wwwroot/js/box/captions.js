// What the box says, as text: the last few sentences, the newest read aloud by screen readers.

import { byId, h } from "../shared/dom.js";
import { grouped } from "../shared/money.js";
import { onLanguage, text } from "../shared/text.js";
import { meaningOf } from "./meaning.js";

const SHOWN = 3;

/** While nothing was said yet, the list says so. */
export function showCaptions() {
  const none = () => (byId("caption-list").dataset.none = text("captions.none"));
  none();
  onLanguage(none);
}

/** Takes a tune of the beeper that has ended; the sentence beside it stays the one that stands out. */
export function takeBeep({ atMs, tune }) {
  add(atMs, h("span", { class: "caption-said", t: `beep.${tune}` }));
}

/** Takes a sentence that began; who comes back is told the last ones again. */
export function takeWords(words) {
  const list = byId("caption-list");
  if ([...list.children].some((shown) => shown.dataset.atMs === String(words.atMs) && shown.firstElementChild.textContent === words.text)) return;
  const meaning = meaningOf(words.text);
  for (const shown of list.children) shown.removeAttribute("data-newest");
  const caption = add(
    words.atMs,
    h("span", { class: "caption-said", lang: "zh-CN", text: words.text }),
    meaning && h("span", { class: "caption-meaning", lang: "en", text: meaning }),
  );
  caption.toggleAttribute("data-newest", true);
}

function add(atMs, ...words) {
  const list = byId("caption-list");
  const caption = h("p", { class: "caption", data: { atMs } }, ...words, h("span", { class: "caption-time", "aria-hidden": "true", text: grouped(atMs) + " ms" }));
  list.append(caption);
  while (list.childElementCount > SHOWN) list.firstElementChild.remove();
  return caption;
}
