// One step of the timeline. Its fields are put on the page only when somebody opens it.

import { h } from "../shared/dom.js";
import { grouped } from "../shared/money.js";
import { copy } from "./copy.js";
import { plainStep } from "./plain.js";

/** Builds the list item of a step. */
export function stepItem(step) {
  const head = [
    h("span", { class: "step-time" }, grouped(step.atMs)),
    h("span", { class: "kind", t: `kind.${step.kind}` }),
    h("span", { class: "step-title", names: [step.title, step.zh] }),
  ];
  const detailed = step.detail?.length > 0;
  const body = detailed ? h("details", { onToggle: (event) => open(event, step) }, h("summary", { class: "step-line" }, ...head)) : h("div", { class: "step-line" }, ...head);
  return h(
    "li",
    { class: "step", data: { step: String(step.id), kind: step.kind } },
    body,
    h("button", { type: "button", class: "copy", tLabel: "copy.step", title: "", data: { copy: String(step.id) }, onClick: () => copy(plainStep(step)) }, copyIcon()),
  );
}

function open(event, step) {
  const details = event.currentTarget;
  if (!details.open || details.querySelector("dl")) return;
  details.append(h("dl", { class: "fields" }, ...step.detail.map(([label, value]) => h("div", {}, h("dt", { text: label }), h("dd", { text: value })))));
}

function copyIcon() {
  return h("span", { class: "copy-icon", "aria-hidden": "true" });
}
