// Codes that are no simulated phone's: from the camera, from a picture, or typed in.

import { byId, h } from "../shared/dom.js";
import { say } from "../shared/text.js";
import { toast } from "../shared/toast.js";
import { makeReader } from "./detector.js";
import { dropFiles, keepPage, readFile } from "./file.js";
import { scan } from "./scan.js";
import { watch } from "./video.js";

const video = h("video", { class: "camera-view", muted: true, playsinline: true, hidden: true, tLabel: "camera.view" });
const cameraButton = h("button", { type: "button", id: "camera-start", class: "button", t: "camera.start", disabled: true, "aria-describedby": "camera-why" });
const fileButton = h("input", { type: "file", id: "camera-file", class: "unseen", accept: "image/*", "aria-describedby": "camera-why" });
const why = h("p", { id: "camera-why", class: "hint" });
const typed = h("input", { type: "text", id: "scan-text", class: "field", maxlength: 256, autocomplete: "off", spellcheck: "false", "data-t-placeholder": "camera.placeholder" });

let stop = null;

/** Builds the panel; what the browser cannot do says so. */
export async function showCamera() {
  const panel = byId("camera");
  panel.append(
    h("div", { class: "panel-head" }, h("h2", { id: "camera-name", t: "camera.name" })),
    h("form", { id: "scan-form", class: "scan-form", onSubmit: sendTyped },
      h("label", { for: "scan-text", t: "camera.typed" }),
      h("div", { class: "scan-line" }, typed, h("button", { type: "submit", class: "button", t: "camera.send" }))),
    h("div", { class: "camera-buttons" }, cameraButton, fileButton, h("label", { for: "camera-file", class: "button as-button", t: "camera.file" })),
    why,
    video,
  );
  const reader = await makeReader();
  fileButton.addEventListener("change", () => {
    const [file] = fileButton.files;
    fileButton.value = "";
    readFile(reader, file);
  });
  for (const place of [panel, byId("scanner")]) dropFiles(place, (file) => readFile(reader, file));
  keepPage();
  if (!navigator.mediaDevices?.getUserMedia) {
    say(why, "camera.noCamera");
    return;
  }
  say(why, reader.readsBars ? "camera.readyBars" : "camera.ready");
  cameraButton.disabled = false;
  cameraButton.addEventListener("click", () => (stop ? stop.abort() : look(reader)));
}

async function look(reader) {
  stop = new AbortController();
  say(cameraButton, "camera.stop");
  video.hidden = false;
  try {
    const found = await watch(video, reader, stop.signal);
    if (found) await scan(found);
  } catch {
    toast(null, "camera.refused");
  }
  stop = null;
  video.hidden = true;
  say(cameraButton, "camera.start");
}

async function sendTyped(event) {
  event.preventDefault();
  if (typed.value && (await scan(typed.value))) typed.value = "";
}
