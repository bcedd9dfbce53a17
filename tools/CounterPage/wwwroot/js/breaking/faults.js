// One switch for each thing that can be broken. A switch that is on means: broken.

import { h } from "../shared/dom.js";
import { post } from "../shared/post.js";

/** `wifi` and `mobile` are told as things that work, the others as things that are broken. A box without a modem has no `mobile`. */
const FAULTS = [
  { name: "wifi", brokenWhen: false },
  { name: "mobile", brokenWhen: false },
  { name: "switchSlow", brokenWhen: true },
  { name: "switchGone", brokenWhen: true },
  { name: "answerLost", brokenWhen: true },
  { name: "wrongMac", brokenWhen: true },
  { name: "scannerUnplugged", brokenWhen: true },
  { name: "clockLost", brokenWhen: true },
];

const switches = FAULTS.map((fault) => ({ ...fault, input: faultInput(fault) }));

/** The list of switches. */
export function faultList() {
  return h(
    "ul",
    { class: "faults" },
    ...switches.map(({ name, input }) =>
      h("li", {}, h("label", { class: "switch-line" }, input, h("span", { t: `fault.${name}` })), h("p", { class: "hint", id: `fault-${name}-hint`, t: `fault.${name}.hint` })),
    ),
  );
}

/** Shows a snapshot. */
export function updateFaults(faults) {
  for (const { name, brokenWhen, input } of switches) {
    const exists = typeof faults[name] === "boolean";
    input.closest("li").hidden = !exists;
    if (exists) input.checked = faults[name] === brokenWhen;
  }
}

function faultInput({ name, brokenWhen }) {
  return h("input", {
    type: "checkbox",
    role: "switch",
    class: "switch danger",
    data: { fault: name },
    "aria-describedby": `fault-${name}-hint`,
    async onChange(event) {
      const input = event.target;
      const accepted = await post("/api/faults", { [name]: input.checked ? brokenWhen : !brokenWhen });
      if (!accepted) input.checked = !input.checked;
    },
  });
}
