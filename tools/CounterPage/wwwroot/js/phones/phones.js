// The phones: the first few at once, the others behind a button. A phone that is asked for a password always shows.

import { byId, h } from "../shared/dom.js";
import { say } from "../shared/text.js";
import { makeCard } from "./card.js";

/** Fills two rows on a wide page. */
const SHOWN_AT_FIRST = 6;

const cards = new Map();
let all = false;

/** Prepares the button that shows the others. */
export function showPhones() {
  byId("phones-more").addEventListener("click", () => {
    all = !all;
    arrange();
  });
}

/** Shows a snapshot. */
export function updatePhones(phones) {
  const list = byId("phone-list");
  const ids = new Set(phones.map((phone) => phone.id));
  for (const [id, card] of cards) {
    if (ids.has(id)) continue;
    card.remove();
    cards.delete(id);
  }
  let added = false;
  for (const phone of phones) {
    let card = cards.get(phone.id);
    if (!card) {
      card = makeCard(phone);
      cards.set(phone.id, card);
      list.append(h("li", { class: "phone-place" }, card.element));
      added = true;
    }
    card.update(phone);
  }
  if (added || list.dataset.asking !== asking(phones)) {
    list.dataset.asking = asking(phones);
    arrange();
  }
}

const asking = (phones) => phones.filter((phone) => phone.asking).map((phone) => phone.id).join(" ");

function arrange() {
  let index = 0;
  for (const card of cards.values()) {
    card.element.parentElement.hidden = !all && index >= SHOWN_AT_FIRST && !card.asking();
    index++;
  }
  const more = byId("phones-more");
  more.hidden = cards.size <= SHOWN_AT_FIRST;
  more.setAttribute("aria-expanded", String(all));
  say(more, all ? "phones.fewer" : "phones.all", cards.size);
}
