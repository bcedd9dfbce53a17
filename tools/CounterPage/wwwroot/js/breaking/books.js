// The two ledgers side by side, and the payments whose result the box still owes its vendor.

import { byId, h, setText } from "../shared/dom.js";
import { say } from "../shared/text.js";
import { grouped, yuan } from "../shared/money.js";
import { counted, showAgree } from "./agree.js";

const box = h("dd", { id: "books-box" });
const acquirer = h("dd", { id: "books-switch" });
const owedList = h("ul", { id: "owed", class: "owed" });
const nothing = h("p", { class: "hint", id: "owed-none", t: "owed.none" });
let shown = "";

/** Builds the panel's body. */
export function showBooks() {
  byId("books-body").append(
    h("dl", { class: "pair" }, h("div", {}, h("dt", { t: "books.box" }), box), h("div", {}, h("dt", { t: "books.switch" }), acquirer)),
    h("h3", { t: "owed.name" }),
    nothing,
    owedList,
  );
}

/** Shows a snapshot. */
export function updateBooks(state) {
  if (state.agree) {
    setText(box, counted(state.agree.boxCount, state.agree.boxFen));
    setText(acquirer, counted(state.agree.switchCount, state.agree.switchFen));
    showAgree(byId("agree"), state.agree);
  }
  const owed = state.owed ?? [];
  const now = JSON.stringify(owed);
  if (now === shown) return;
  shown = now;
  nothing.hidden = owed.length > 0;
  owedList.replaceChildren(...owed.map(row));
}

function row(owed) {
  const state = h("span", { class: "badge" });
  say.named(state, "owes", owed.state);
  return h(
    "li",
    { data: { owed: `${owed.batch}-${owed.stan}` } },
    h("span", { class: "owed-amount" }, yuan(owed.amountFen)),
    h("span", { class: "owed-number", t: ["owed.number", owed.stan, owed.batch] }),
    state,
    h("span", { class: "hint", t: owed.rrn ? ["owed.sinceRrn", grouped(owed.sinceMs), owed.rrn] : ["owed.since", grouped(owed.sinceMs)] }),
  );
}
