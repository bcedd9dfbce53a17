// Carries a phone to the scanner. A mouse or pen takes it by its screen; a finger takes it by the grip, because on the
// screen it scrolls the page. Where the scanner is out of sight, a place to drop appears at the top.

import { h } from "../shared/dom.js";

/** A shorter movement is a click. */
const BEGINS_AFTER_PX = 6;

const nearby = h("div", { class: "drop-nearby", data: { drop: "nearby" }, hidden: true }, h("span", { t: "drop.here" }));

/** Makes a card draggable by some of its parts; `drop` is called when it was let go over the scanner. */
export function draggable(card, handles, drop) {
  for (const handle of handles) {
    handle.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || event.target.closest("button")) return;
      if (event.pointerType === "touch" && !handle.classList.contains("phone-grip")) return;
      carry(card, handle, event, drop);
    });
  }
}

function carry(card, handle, start, drop) {
  let ghost = null;
  let target = null;
  handle.setPointerCapture(start.pointerId);

  const move = (event) => {
    const dx = event.clientX - start.clientX;
    const dy = event.clientY - start.clientY;
    if (!ghost) {
      if (Math.hypot(dx, dy) < BEGINS_AFTER_PX) return;
      ghost = lift(card);
    }
    ghost.style.transform = `translate(${dx}px, ${dy}px) rotate(-3deg)`;
    const below = document.elementsFromPoint(event.clientX, event.clientY).find((e) => e.closest("[data-drop]"));
    const next = below?.closest("[data-drop]") ?? null;
    if (next === target) return;
    target?.removeAttribute("data-over");
    next?.setAttribute("data-over", "");
    target = next;
  };
  const end = (event) => {
    handle.removeEventListener("pointermove", move);
    for (const name of ENDS) handle.removeEventListener(name, end);
    document.removeEventListener("keydown", escape, true);
    target?.removeAttribute("data-over");
    if (!ghost) return;
    ghost.remove();
    nearby.hidden = true;
    delete document.documentElement.dataset.dragging;
    if (event?.type === "pointerup" && target) drop();
  };
  const escape = (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    end(null);
  };
  handle.addEventListener("pointermove", move);
  for (const name of ENDS) handle.addEventListener(name, end);
  document.addEventListener("keydown", escape, true);
}

const ENDS = ["pointerup", "pointercancel", "lostpointercapture"];

function lift(card) {
  const place = card.getBoundingClientRect();
  const ghost = card.cloneNode(true);
  ghost.classList.add("ghost");
  ghost.setAttribute("aria-hidden", "true");
  ghost.inert = true;
  for (const named of [ghost, ...ghost.querySelectorAll("[id], [name]")]) {
    named.removeAttribute("id");
    named.removeAttribute("name");
  }
  ghost.style.left = `${place.left}px`;
  ghost.style.top = `${place.top}px`;
  ghost.style.width = `${place.width}px`;
  document.body.append(ghost);
  document.documentElement.dataset.dragging = "true";
  showNearby();
  return ghost;
}

function showNearby() {
  const scanner = document.querySelector('[data-drop="scanner"]').getBoundingClientRect();
  if (!nearby.isConnected) document.body.append(nearby);
  nearby.hidden = scanner.bottom > 0 && scanner.top < innerHeight;
}
