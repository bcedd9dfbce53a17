// axe, and whether the page is wider than the window, in every look of a view.

import { AxeBuilder } from "./packages.mjs";

const UNFOLDED = 3;

export default async function accessible(enter, { path, ready, looks }) {
  return { results: await Promise.all(looks.map(look)) };

  async function look({ theme, width, height, locale }) {
    const visit = await enter({ path, theme, width, height, locale });
    await visit.see(ready);
    // Of each kind that is folded some are looked at too; all of them would only be slow.
    await visit.page.evaluate((some) => {
      for (const kind of [".phone details", ".step details"]) [...document.querySelectorAll(kind)].slice(0, some).forEach((details) => (details.open = true));
    }, UNFOLDED);
    // Every rule runs on every element; only what is wrong is described element by element, what passes by its rule.
    const { violations, passes } = await new AxeBuilder({ page: visit.page }).options({ resultTypes: ["violations"] }).analyze();
    const wider = await visit.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await visit.leave();
    return {
      look: `${path || "counter"} ${theme} ${width} ${locale}`,
      violations: violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target.join(" ")).slice(0, 5).join(", ")}`),
      passes: passes.map((rule) => rule.id),
      wider,
    };
  }
}
