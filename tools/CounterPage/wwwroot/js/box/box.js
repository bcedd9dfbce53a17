// The housing: scanner window, display, lamp, keypad, speaker. It shows a snapshot and nothing of its own.

import { byId, h, setText, svg } from "../shared/dom.js";
import { say } from "../shared/text.js";
import { display, showDigits } from "./display.js";
import { showKeys, wiredName } from "./keypad.js";
import { listenToTyping, typingSwitch } from "./typing.js";
import { grille, showVoice } from "./speaker.js";
import { lamp, lampLine, showLamp } from "./lamp.js";
import { beeper, showBeeper } from "./beeper.js";
import { partsLine, showParts } from "./parts.js";

const VOLUME_STEPS = 10;

const stateWords = h("p", { id: "box-state", class: "box-state", role: "status" });
const keypad = h("div", { id: "keypad", class: "keypad", role: "group", tLabel: "box.keypad" });
const volume = h("span", { id: "volume", class: "volume", role: "img" });
const boxId = h("span", { id: "box-id", class: "box-id" });
const pin = h("p", { id: "vendor-pin", class: "hint" });
const scanner = h(
  "div",
  { id: "scanner", class: "scanner", data: { drop: "scanner", light: "off" } },
  svg(
    "svg",
    { viewBox: "0 0 240 60", class: "scanner-glass", "aria-hidden": "true", preserveAspectRatio: "none" },
    svg("path", { class: "scanner-corners", d: "M14 22V12h14M212 12h14v10M226 38v10h-14M28 48H14V38" }),
    svg("path", { class: "scanner-beam", d: "M20 30h200" }),
  ),
  h("span", { id: "scanner-words", class: "scanner-words", t: "scanner.rest" }),
);

/** Builds the housing. */
export function showBox() {
  for (let i = 0; i < VOLUME_STEPS; i++) volume.append(h("i"));
  byId("box").append(
    h("div", { class: "housing-head" }, h("h2", { id: "box-name", t: "box.name" }), boxId),
    scanner,
    h("div", { class: "front" }, display(), h("div", { class: "front-side" }, lamp(), volume)),
    stateWords,
    partsLine(lampLine()),
    keypad,
    h("div", { class: "housing-foot" }, grille(), beeper(), h("div", {}, typingSwitch(), pin)),
  );
  listenToTyping();
}

/** Shows a snapshot. */
export function updateBox(state) {
  const { box, power } = state;
  const housing = byId("box");
  housing.dataset.power = power;
  housing.dataset.state = box.state;
  setText(boxId, [box.boxId, box.board].filter(Boolean).join(" · "));
  showDigits(box.display === null ? null : power === "on" ? box.display : "");
  say.named(stateWords, "state", power === "on" ? box.state : "Off");
  showLamp(power === "on" ? box : null, state.clockMs);
  showBeeper(box);
  showVoice(box.voice);
  showParts(power, box);
  showVolume(box.volume);
  showScanner(power === "on" && box.scannerLight, state.faults?.scannerUnplugged);
  if (box.keys?.length) showKeys(keypad, box.keys);
  pin.hidden = !box.vendorPin || !wiredName("refund");
  say(pin, "box.pin", box.vendorPin ?? "");
}

function showVolume(level) {
  if (volume.dataset.level === String(level)) return;
  volume.dataset.level = level;
  say.label(volume, "box.volume", level, VOLUME_STEPS);
  [...volume.children].forEach((bar, i) => bar.toggleAttribute("data-on", i < level));
}

function showScanner(light, unplugged) {
  const now = unplugged ? "unplugged" : light ? "on" : "off";
  if (scanner.dataset.light === now) return;
  scanner.dataset.light = now;
  say(byId("scanner-words"), unplugged ? "scanner.unplugged" : light ? "scanner.lit" : "scanner.rest");
}
