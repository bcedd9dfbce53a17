// A payment on a board that speaks with a voice module and has a beeper, with the loudspeaker switched on.

export default async function module(enter, { payment }) {
  const visit = await enter();
  const { page } = visit;
  await visit.ready();
  await page.waitForFunction(() => seen.silentAtMs > 0);
  const before = await page.evaluate(() => seen.sound.length);
  await page.locator("#sound").click();
  await visit.see("#sound[data-on]");
  await visit.type("12.5");
  const ticks = await page.evaluate(() => seen.sound.filter((piece) => piece.from === "beeper").length);
  await visit.hold("wechat");
  await visit.counted(1);
  await visit.said("微信收款十二点五元");
  await visit.see('#beeper[data-tune="Received"]');
  await visit.step(payment, "receipt was said");
  await page.waitForFunction((from) => {
    const sent = (part) => seen.sound.filter((piece) => (piece.from === "beeper") === (part === "#beeper")).length;
    return seen.silentAtMs > seen.sound.at(-1).atMs && ["#beeper", "#speaker"].every((part) => Number(document.querySelector(part).dataset.pieces) === sent(part)) && seen.sound.length > from;
  }, before);
  const { pieces, played } = await page.evaluate((from) => ({ pieces: seen.sound.slice(from), played: Number(document.querySelector("#sound").dataset.frames) }), before);
  return { ticks, pieces, played, voice: await page.locator("#voice").textContent(), tune: await page.locator("#beeper-tune").textContent(), after: await visit.seen() };
}
