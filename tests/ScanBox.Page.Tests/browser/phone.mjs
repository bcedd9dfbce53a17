// A technician's phone at the box's own page. `steps` are done one after the other: {"network" or "other", "password", "pin", "look"} fills the form in and sends it,
// {"keep": pin} keeps a network without a switch; each then waits for `until`, a selector. What was seen of each page comes back, with what axe says of it.

import { AxeBuilder } from "./packages.mjs";

export default async function phone(enter, { locale, theme, steps, picture }) {
  const visit = await enter({ locale, theme, width: 360, height: 740, ready: "main h1" });
  const page = visit.page;
  const sources = [];
  page.on("response", async (answer) => sources.push(await answer.text().catch(() => "")));
  // The air is still being listened to when a phone is quick.
  await page.locator('input[name="n"]').nth(1).waitFor();
  const views = [];
  views.push(await look("first"));
  for (const { network, other, password, pin, keep, until } of steps) {
    if (keep) {
      await page.fill('form[action="/keep"] #c', keep);
      await page.click('form[action="/keep"] button');
    } else {
      await page.locator(".n", { hasText: network ?? /隐藏|hidden/ }).click();
      if (other) await page.fill("#o", other);
      await page.fill("#p", password);
      await page.fill("#c", pin);
      await page.click('form[action="/join"] button');
    }
    await page.locator(until).first().waitFor();
    views.push(await look(until));
  }
  return { views, sources, language: await switchLanguage() };

  async function look(name) {
    const { violations, passes } = await new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).analyze();
    if (picture) await page.screenshot({ path: `${picture}-${locale}-${views.length}.png`, fullPage: true });
    return {
      name,
      title: await page.title(),
      lang: await page.locator("html").getAttribute("lang"),
      text: await page.locator("main").innerText(),
      typed: await page.locator("input:not([type=hidden]):not([type=radio])").evaluateAll((inputs) => inputs.map((input) => input.value)),
      chosen: await page.locator('input[name="n"]:checked').evaluateAll((inputs) => inputs.map((input) => input.parentElement.innerText)),
      scripts: await page.locator("script").count(),
      wider: await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      small: await page.locator("button:visible, .n:visible").evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 44).length),
      violations: violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`),
      passes: passes.map((rule) => rule.id),
    };
  }

  async function switchLanguage() {
    const before = await page.locator("html").getAttribute("lang");
    await page.click("header a");
    // The answer takes its time.
    await page.locator(`html:not([lang="${before}"])`).waitFor({ state: "attached" });
    return page.locator("html").getAttribute("lang");
  }
}
