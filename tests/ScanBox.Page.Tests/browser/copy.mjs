// A payment; then a step of each of the `kinds` is copied by a click, and the payment is saved by one.

export default async function copy(enter, { phone, amount, payment, kinds }) {
  const visit = await enter();
  const { page, context } = visit;
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await visit.ready();
  await visit.type(amount);
  await visit.hold(phone);
  await visit.counted(1);
  await visit.step(payment, "receipt was said");
  const copied = {};
  for (const kind of kinds) {
    await page.evaluate(() => navigator.clipboard.writeText("nothing"));
    await page.locator(`.group[data-payment="${payment}"] .step[data-kind="${kind}"]`, kind === "spoken" ? { hasText: "收款" } : {}).locator(".copy").first().click();
    await page.waitForFunction(async () => (await navigator.clipboard.readText()) !== "nothing");
    copied[kind] = await page.evaluate(() => navigator.clipboard.readText());
  }
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(`[data-save="${payment}"]`).click()]);
  const pieces = [];
  for await (const piece of await download.createReadStream()) pieces.push(piece);
  return { copied, name: download.suggestedFilename(), file: Buffer.concat(pieces).toString("utf8") };
}
