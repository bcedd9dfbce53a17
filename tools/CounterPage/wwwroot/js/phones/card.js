// One phone: its app, its balance, what it shows, and what its owner can do with it.

import { both, say } from "../shared/text.js";
import { h, setText } from "../shared/dom.js";
import { byFour, yuan } from "../shared/money.js";
import { post } from "../shared/post.js";
import { colourOf, signOf } from "./apps.js";
import { draggable } from "./drag.js";
import { makeMenu } from "./menu.js";
import { makePrompt } from "./prompt.js";
import { makeRing } from "./ring.js";

/** Builds the card of a phone. */
export function makeCard(phone) {
  const path = `/api/phones/${encodeURIComponent(phone.id)}`;
  const nameId = `phone-name-${phone.id}`;
  const hold = () => post(`${path}/hold`, {});

  const name = h("h3", { id: nameId, class: "phone-name", names: [phone.name, phone.zh] });
  const balance = h("p", { class: "phone-balance" });
  const qr = h("img", { class: "phone-qr", width: 132, height: 132, draggable: "false" });
  const number = h("p", { class: "phone-code" });
  const ring = makeRing();
  const badge = h("span", { class: "phone-showing", hidden: true });
  const note = h("p", { class: "phone-note", role: "status" });
  const prompt = makePrompt(phone, path);
  const menu = makeMenu(phone, path);
  const grip = h("span", { class: "phone-grip", "aria-hidden": "true" });
  const screen = h("div", { class: "phone-screen" }, qr, badge, h("div", { class: "phone-code-line" }, number, ring.element), prompt.element);

  const element = h(
    "article",
    { class: "phone", "aria-labelledby": nameId, data: { phone: phone.id } },
    h("div", { class: "phone-head" }, h("span", { class: "app-tile", "aria-hidden": "true", lang: "zh-CN", text: signOf(phone) }), h("div", { class: "phone-who" }, name, balance), grip),
    screen,
    h("button", { type: "button", class: "button hold", t: "phone.hold", data: { hold: phone.id }, "aria-describedby": nameId, onClick: hold }),
    note,
    menu.element,
  );
  element.style.setProperty("--app", colourOf(phone));
  draggable(element, [screen, grip], hold);

  let code = null;
  let isAsking = false;
  return {
    element,
    asking: () => isAsking,
    remove() {
      ring.remove();
      element.parentElement.remove();
    },
    update(now) {
      both(name, now.name, now.zh);
      setText(balance, yuan(now.balanceFen));
      if (now.code !== code || element.dataset.showing !== now.showing) {
        code = now.code;
        // As an image the drawing can bring neither script nor style into the page.
        qr.src = "data:image/svg+xml," + encodeURIComponent(now.qrSvg ?? "");
        say.label(qr, `qr.${now.showing}`);
        setText(number, byFour(now.code ?? ""));
        element.dataset.code = now.code ?? "";
      }
      element.dataset.showing = now.showing;
      badge.hidden = now.showing === "code";
      if (now.showing !== "code") say(badge, `show.${now.showing}`);
      ring.element.hidden = now.showing !== "code";
      if (now.showing === "code") ring.set(now.code, now.codeExpiresInMs);
      both(note, now.lastNote ?? "", now.lastNoteZh ?? "");
      note.hidden = !now.lastNote;
      isAsking = now.asking === true;
      element.toggleAttribute("data-asking", isAsking);
      prompt.update(now);
      menu.update(now);
    },
  };
}
