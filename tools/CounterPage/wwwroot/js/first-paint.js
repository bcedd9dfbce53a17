// Runs before the first paint, so that a remembered theme or language never flashes into another one.
(function () {
  "use strict";
  try {
    var theme = localStorage.getItem("scanbox.theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
    var lang = localStorage.getItem("scanbox.lang");
    if (lang === "zh" || (!lang && /^zh/i.test(navigator.language))) document.documentElement.lang = "zh-CN";
  } catch (refused) {
    // A browser that keeps nothing shows the defaults.
  }
})();
