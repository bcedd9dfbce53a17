// Sheets of paper: how many pages each one prints, what axe says, and whether it is wider than a phone.

import { AxeBuilder } from "./packages.mjs";

const PAGE = /\/Type\s*\/Page\b(?!s)/g;

export default async function sheet(enter, { sheets }, blank) {
  return { results: await Promise.all(sheets.map(look)) };

  async function look(html) {
    const page = await blank();
    await page.setViewportSize({ width: 360, height: 740 });
    await page.setContent(html);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).analyze();
    const printed = await page.pdf({ preferCSSPageSize: true });
    await page.context().close();
    return {
      pages: printed.toString("latin1").match(PAGE)?.length ?? 0,
      violations: violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).slice(0, 5).join(", ")}`),
      wider,
    };
  }
}
