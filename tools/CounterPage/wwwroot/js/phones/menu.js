// What a phone shows, and how its owner behaves.

import { h } from "../shared/dom.js";
import { post } from "../shared/post.js";

const SHOWN = ["code", "receive", "web", "expired"];
const BEHAVIOURS = ["password", "late", "broke"];

/** Builds the folded menu of a phone. */
export function makeMenu(phone, path) {
  const radios = SHOWN.map((what) => h("input", { type: "radio", name: `show-${phone.id}`, value: what, data: { show: what }, onChange: () => post(`${path}/show`, { what }) }));
  const boxes = BEHAVIOURS.map((name) => h("input", { type: "checkbox", data: { behave: name }, onChange: (event) => post(`${path}/behave`, { [name]: event.target.checked }) }));
  const element = h(
    "details",
    { class: "phone-menu", data: { menu: phone.id } },
    h("summary", { t: "phone.menu" }),
    h("fieldset", {}, h("legend", { t: "phone.shows" }), ...radios.map((radio) => h("label", { class: "choice" }, radio, h("span", { t: `show.${radio.value}` })))),
    h("fieldset", {}, h("legend", { t: "phone.owner" }), ...boxes.map((box, i) => h("label", { class: "choice" }, box, h("span", { t: `behave.${BEHAVIOURS[i]}` })))),
  );
  return {
    element,
    update(now) {
      for (const radio of radios) radio.checked = radio.value === now.showing;
      boxes.forEach((box, i) => (box.checked = now[BEHAVIOURS[i]] === true));
    },
  };
}
