// Short notices at the edge of the page, read aloud, gone after a while.

import { byId, h } from "./dom.js";

/** Long enough to read two sentences. */
const SHOWN_MS = 8000;

/** More than these cover the page. */
const MOST = 3;

/** Shows a message: `message` as it is, or the text of `key`. `kind` is `error` or `done`. */
export function toast(message, key = null, kind = "error") {
  const place = byId("toasts");
  const shown = h(
    "div",
    { class: "toast", data: { kind } },
    key ? h("p", { t: key }) : h("p", { text: message }),
    h("button", { type: "button", class: "icon-button", tLabel: "close", onClick: () => shown.remove() }, "×"),
  );
  while (place.childElementCount >= MOST) place.firstElementChild.remove();
  place.append(shown);
  setTimeout(() => shown.remove(), SHOWN_MS);
}
