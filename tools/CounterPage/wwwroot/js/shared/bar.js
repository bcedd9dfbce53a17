// The bar on top of both views: where we are, whether we are connected, language and theme.

import { byId, h, setText, svg } from "./dom.js";
import { everySeconds } from "./seconds.js";
import { language, onLanguage, say, setLanguage, text } from "./text.js";
import { switchTheme, theme } from "./theme.js";
import { clock } from "./money.js";

const bar = byId("bar");
const link = h("span", { id: "link", class: "pill", data: { link: "connecting" } });
const linkWords = h("span", { t: "link.connecting" });
const uptime = h("span", { id: "uptime", class: "uptime" });
const themeButton = h("button", { type: "button", id: "theme", class: "icon-button", onClick: toggleTheme });
const languageButton = h("button", { type: "button", id: "language", class: "button quiet small", onClick: toggleLanguage });

let uptimeMs = 0;
let takenAt = 0;
let running = false;

/** Builds the bar and keeps its clock. */
export function showBar() {
  const view = bar.dataset.view;
  link.append(h("span", { class: "dot", "aria-hidden": "true" }), linkWords);
  bar.append(
    h("a", { class: "brand", href: "/" }, mark(), h("span", { text: "ScanBox" }), h("span", { class: "brand-zh", lang: "zh-CN", text: "收款盒" })),
    h("nav", { class: "views", tLabel: "views" }, viewLink("/", "view.counter", view === "counter"), viewLink("/acquirer", "view.acquirer", view === "acquirer")),
    h("div", { class: "bar-end" }, uptime, link, languageButton, themeButton),
  );
  showThemeButton();
  showLanguageButton();
  onLanguage(() => {
    showLanguageButton();
    document.title = text(`title.${view}`) + " · ScanBox";
  });
  everySeconds(tick);
}

/** Shows how the connection is: `connecting`, `live`, `lost`. */
export function barLink(state) {
  link.dataset.link = state;
  say(linkWords, `link.${state}`);
}

/** Takes the box's own clock from a snapshot. */
export function barUptime(state) {
  uptimeMs = state.uptimeMs;
  takenAt = performance.now();
  running = state.power === "on";
  tick();
}

function tick() {
  if (!takenAt || document.hidden) return;
  setText(uptime, running ? clock(uptimeMs + performance.now() - takenAt) : "–:––");
}

function viewLink(href, key, here) {
  return h("a", { href, t: key, "aria-current": here ? "page" : null });
}

function mark() {
  return svg(
    "svg",
    { viewBox: "0 0 32 32", class: "mark", "aria-hidden": "true" },
    svg("rect", { x: 3, y: 3, width: 26, height: 26, rx: 7, class: "mark-ground" }),
    svg("path", { d: "M9 13V9h4M19 9h4v4M23 19v4h-4M13 23H9v-4", class: "mark-corners" }),
    svg("path", { d: "M8 16h16", class: "mark-line" }),
  );
}

function toggleTheme() {
  switchTheme();
  showThemeButton();
}

function showThemeButton() {
  const dark = theme() === "dark";
  say.label(themeButton, dark ? "theme.light" : "theme.dark");
  themeButton.replaceChildren(
    svg(
      "svg",
      { viewBox: "0 0 20 20", class: "icon", "aria-hidden": "true" },
      dark
        ? svg("path", { d: "M10 6.2a3.8 3.8 0 1 0 0 7.6 3.8 3.8 0 0 0 0-7.6M10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4M14.6 14.6 16 16M16 4l-1.4 1.4M5.4 14.6 4 16" })
        : svg("path", { d: "M16.5 12.3A7 7 0 0 1 7.7 3.5a7 7 0 1 0 8.8 8.8z" }),
    ),
  );
}

function toggleLanguage() {
  setLanguage(language() === "zh" ? "en" : "zh");
}

function showLanguageButton() {
  const zh = language() === "zh";
  languageButton.textContent = zh ? "English" : "中文";
  languageButton.lang = zh ? "en" : "zh-CN";
}
