// axe, and whether the page is wider than the window, in every look of a view.

import { AxeBuilder } from "./packages.mjs";

export default async function accessible(enter, { path, ready, looks }) {
  const results = [];
  for (const { theme, width, height } of looks) {
    const visit = await enter({ path, theme, width, height });
    await visit.see(ready);
    // Whatever is folded is looked at too.
    await visit.page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
    const { violations } = await new AxeBuilder({ page: visit.page }).analyze();
    results.push({
      look: `${path || "counter"} ${theme} ${width}`,
      violations: violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target.join(" ")).slice(0, 5).join(", ")}`),
      wider: await visit.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    });
    await visit.leave();
  }
  return { results };
}
