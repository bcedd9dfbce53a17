// Every step, oldest first, in groups by payment. It follows the newest step until the visitor scrolls up to read.

import { byId, h } from "../shared/dom.js";
import { withSeconds } from "../shared/seconds.js";
import { makeGroup } from "./group.js";
import { filterBar } from "./filters.js";

/** As many as the server keeps. */
const MOST_STEPS = 500;

/** So near the end counts as being there. */
const NEAR_END_PX = 40;

const scroll = h("div", { id: "steps", class: "timeline-scroll", tabindex: "0", role: "region", tLabel: "timeline.steps" });
const empty = h("p", { class: "empty", t: "timeline.empty" });
const newest = h("button", { type: "button", id: "timeline-newest", class: "button small newest", t: "timeline.newest", hidden: true, onClick: toEnd });

const known = new Map();
let groups = [];
let following = true;
let arriving = [];
let run = "";

/** Builds the panel. */
export function showTimeline() {
  scroll.append(empty);
  scroll.addEventListener("scroll", () => {
    following = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR_END_PX;
    if (following) newest.hidden = true;
  });
  byId("timeline").append(
    h("div", { class: "panel-head" }, h("h2", { id: "timeline-name", t: "timeline.name" }), h("span", { class: "hint", t: "timeline.unit" })),
    filterBar(scroll),
    h("div", { class: "timeline-frame" }, scroll, newest),
  );
}

/** Takes a step; those that arrive together are shown together. The id begins with the server's run. */
export function takeStep(step, eventId = "") {
  const from = eventId.slice(0, Math.max(0, eventId.lastIndexOf("-")));
  if (from !== run) {
    run = from;
    arriving.length = 0;
    clear();
  }
  if (!arriving.length) setTimeout(showArrived, document.hidden ? 1000 : 30);
  arriving.push(step);
}

/** Steps told before turn out to belong to a payment. */
export function takeAssigned({ payment, steps }) {
  const ids = new Set(steps);
  for (const step of arriving) if (ids.has(step.id)) step.payment = payment;
  for (const id of steps) if (known.has(id)) move(known.get(id), payment);
  if (following) toEnd();
}

function showArrived() {
  const steps = arriving.slice(-MOST_STEPS);
  arriving = [];
  for (const step of steps) add(step);
  empty.hidden = known.size > 0;
  if (following) toEnd();
  else newest.hidden = false;
  withSeconds();
}

function add(step) {
  // Who comes back may be told a step again, meanwhile with its payment.
  const same = known.get(step.id);
  if (same) {
    move(same, step.payment ?? null);
    return;
  }
  const group = groupFor(step.payment ?? null);
  const item = group.add(step);
  known.set(step.id, { group, item });
  if (known.size > MOST_STEPS) dropOldest();
}

// A payment keeps one group, wherever it is in the list; steps of no payment join the newest group only when it is theirs.
function groupFor(payment) {
  const last = groups[groups.length - 1];
  const found = payment === null ? (last?.payment === null ? last : null) : groups.find((group) => group.payment === payment);
  if (found) return found;
  const group = makeGroup(payment);
  groups.push(group);
  scroll.append(group.element);
  return group;
}

// The payment of a step may become known only after the step.
function move(entry, payment) {
  if (payment === null || entry.group.payment === payment) return;
  const old = entry.group;
  entry.group = groupFor(payment);
  entry.group.insert(entry.item);
  dropEmpty(old);
}

function dropOldest() {
  const [id, { group, item }] = known.entries().next().value;
  known.delete(id);
  item.remove();
  dropEmpty(group);
}

function dropEmpty(group) {
  if (!group.isEmpty()) return;
  group.element.remove();
  groups = groups.filter((other) => other !== group);
}

function clear() {
  known.clear();
  for (const group of groups) group.element.remove();
  groups = [];
}

function toEnd() {
  following = true;
  newest.hidden = true;
  scroll.scrollTop = scroll.scrollHeight;
}
