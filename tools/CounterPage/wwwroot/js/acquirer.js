// The acquirer's view: asks for the books anew when the stream says that something changed.

import { openStream } from "./shared/stream.js";
import { barLink, barUptime, showBar } from "./shared/bar.js";
import { bannerLink, bannerPower } from "./shared/banner.js";
import { byId } from "./shared/dom.js";
import { onLanguage, showLanguage } from "./shared/text.js";
import { toast } from "./shared/toast.js";
import { showFigures } from "./acquirer/figures.js";
import { showTables } from "./acquirer/tables.js";

/** Changes come in bursts; the books are read once for each burst. */
const PAUSE_MS = 400;

/** Typing goes on for so long before it is searched. */
const TYPING_MS = 250;

const field = byId("search-text");
let books = null;
let state = null;
let waiting = 0;
let asked = 0;

showBar();
onLanguage(show);
showLanguage();
field.value = new URLSearchParams(location.search).get("q") ?? "";
byId("search").addEventListener("submit", (event) => {
  event.preventDefault();
  void load();
});
field.addEventListener("input", () => soon(TYPING_MS));

openStream(
  {
    state(next) {
      barUptime(next);
      bannerPower(next.power);
      const changed = !state || JSON.stringify([next.agree, next.owed, next.power]) !== JSON.stringify([state.agree, state.owed, state.power]);
      const asking = next.phones?.some((phone) => phone.asking) !== state?.phones?.some((phone) => phone.asking);
      state = next;
      if (changed || asking || !books) soon(PAUSE_MS);
    },
  },
  (link) => {
    barLink(link);
    bannerLink(link);
    if (link === "live") soon(0);
  },
);

function soon(ms) {
  if (waiting) return;
  waiting = setTimeout(() => {
    waiting = 0;
    void load();
  }, ms);
}

async function load() {
  const number = ++asked;
  try {
    const answer = await fetch(`/api/acquirer?q=${encodeURIComponent(field.value.trim())}`);
    const read = await answer.json();
    if (!answer.ok) throw new Error(read.error);
    // A slower answer to an older question is not shown.
    if (number !== asked) return;
    books = read;
    show();
  } catch (problem) {
    if (problem instanceof TypeError || !problem.message) toast(null, "error.unreachable");
    else toast(problem.message);
  }
}

function show() {
  if (!books) return;
  showFigures(books, state);
  showTables(books, field.value.trim() !== "");
}
