// The steps of one payment, or those between payments.

import { h } from "../shared/dom.js";
import { stepItem } from "./step.js";

/** Builds an empty group for a payment (`batch-stan`) or, with null, for what belongs to none. */
export function makeGroup(payment) {
  const list = h("ol", { class: "steps" });
  const element = h("section", { class: "group", data: { payment: payment ?? "" } }, payment ? paymentHead(payment) : h("h3", { class: "group-head plain", t: "timeline.between" }), list);
  return {
    payment,
    element,
    add(step) {
      const item = stepItem(step);
      list.append(item);
      return item;
    },
    // Where it belongs by its number.
    insert(item) {
      const next = [...list.children].find((other) => Number(other.dataset.step) > Number(item.dataset.step));
      list.insertBefore(item, next ?? null);
    },
    isEmpty: () => list.childElementCount === 0,
  };
}

function paymentHead(payment) {
  const [batch, stan] = payment.split("-").map((part) => String(Number(part)));
  return h(
    "div",
    { class: "group-head" },
    h("h3", { t: ["timeline.payment", stan, batch] }),
    h("a", { class: "button small", href: `/api/payments/${encodeURIComponent(payment)}`, download: `payment-${payment}.json`, t: "timeline.save", data: { save: payment } }),
  );
}
