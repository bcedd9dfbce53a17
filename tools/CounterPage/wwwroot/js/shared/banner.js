// The strip below the bar: the connection is lost, or the box has no power.

import { byId, h } from "./dom.js";
import { say } from "./text.js";
import { post } from "./post.js";

let link = "connecting";
let power = "on";

/** Takes a new state of the connection: `connecting`, `live`, `lost`. */
export function bannerLink(next) {
  link = next;
  show();
}

/** Takes a new state of the box's power. */
export function bannerPower(next) {
  if (next === power) return;
  power = next;
  show();
}

function show() {
  const banner = byId("banner");
  const kind = link === "lost" ? "lost" : link === "live" && power === "off" ? "off" : "";
  if (banner.dataset.kind === kind) return;
  banner.dataset.kind = kind;
  banner.hidden = kind === "";
  banner.replaceChildren();
  if (!kind) return;
  const words = h("span");
  say(words, kind === "lost" ? "banner.lost" : "banner.off");
  banner.append(words);
  if (kind === "off") {
    banner.append(h("button", { type: "button", class: "button small", id: "banner-on", t: "power.on", onClick: () => post("/api/power", { do: "on" }) }));
  }
}
