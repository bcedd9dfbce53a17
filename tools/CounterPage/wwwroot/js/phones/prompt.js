// The payer is asked for the password of the wallet.

import { byId, h } from "../shared/dom.js";
import { language, text } from "../shared/text.js";
import { post } from "../shared/post.js";

/** Builds the prompt that covers the phone's screen while the payer is asked. */
export function makePrompt(phone, path) {
  const answer = (pay) => () => post(`${path}/answer`, { pay });
  const dots = h("div", { class: "prompt-dots", "aria-hidden": "true" }, ...Array.from({ length: 6 }, () => h("i")));
  const element = h(
    "div",
    { class: "prompt", role: "group", tLabel: "prompt.name", hidden: true },
    h("p", { t: "prompt.words" }),
    dots,
    h("button", { type: "button", class: "button strong", t: "prompt.pay", data: { answer: "pay" }, onClick: answer(true) }),
    h("button", { type: "button", class: "button", t: "prompt.giveUp", data: { answer: "giveUp" }, onClick: answer(false) }),
  );
  return {
    element,
    update(now) {
      if (element.hidden !== now.asking) return;
      element.hidden = !now.asking;
      if (now.asking) byId("announce").textContent = text("prompt.announce", language() === "zh" ? now.zh : now.name);
    },
  };
}
