// The numbers on top: how much, and whether both sides say the same.

import { byId, h } from "../shared/dom.js";
import { counted, showAgree } from "../breaking/agree.js";

/** Shows the figures of the books and of the box's last snapshot. */
export function showFigures(books, state) {
  const figures = [
    figure("purchases", String(books.purchases?.length ?? 0)),
    figure("reversals", String(books.reversals?.length ?? 0)),
  ];
  if (state?.agree) {
    const { agree } = state;
    const badge = h("span", { class: "badge", id: "agree" });
    showAgree(badge, agree);
    figures.push(figure("box", counted(agree.boxCount, agree.boxFen)), figure("switch", counted(agree.switchCount, agree.switchFen), badge));
  }
  const balanced = books.ledger?.balanced === true;
  figures.push(
    h("div", { class: "figure", id: "figure-ledger" }, h("span", { class: "figure-name", t: "figure.ledger" }), h("span", { class: "figure-value", data: { good: String(balanced) }, t: balanced ? "figure.balanced" : "figure.unbalanced" })),
  );
  byId("figures").replaceChildren(...figures);
}

function figure(name, value, extra = null) {
  return h("div", { class: "figure", id: `figure-${name}` }, h("span", { class: "figure-name", t: `figure.${name}` }), h("span", { class: "figure-value" }, value), extra);
}
