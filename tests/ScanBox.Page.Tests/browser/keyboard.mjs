// A payment without a mouse: the amount is typed, the phone's button is reached with Tab and pressed with Space.

export default async function keyboard(enter, { phone, amount, said }) {
  const visit = await enter();
  const { page } = visit;
  await visit.ready();
  for (const key of amount) await page.keyboard.press(key);
  await page.keyboard.press("Enter");
  await visit.see('#box[data-state="AwaitingCode"]');
  const typed = await visit.seen();
  const stops = await tabTo(page, `[data-hold="${phone}"]`);
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  await visit.holdBy(() => page.keyboard.press("Space"), null);
  await visit.counted(1);
  await visit.said(said);
  return { typed, stops, outline, after: await visit.seen() };
}

async function tabTo(page, selector) {
  for (let stops = 1; stops < 200; stops++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return stops;
  }
  throw new Error(`Tab does not reach ${selector}`);
}
