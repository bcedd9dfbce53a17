// One payment with the loudspeaker switched on: the samples as the browser got them, and how many it played.

export default async function sound(enter, { phone, amount, said }) {
  const visit = await enter();
  const { page } = visit;
  await visit.ready();
  await page.waitForFunction(quiet);
  const before = await page.evaluate(() => seen.sound.length);
  await page.locator("#sound").click();
  await visit.see("#sound[data-on]");
  await visit.type(amount);
  await visit.hold(phone);
  await visit.counted(1);
  await visit.said(said);
  await page.waitForFunction(quiet);
  await page.waitForFunction(() => Number(document.querySelector("#speaker").dataset.pieces) === seen.sound.length);
  return page.evaluate((from) => ({ words: seen.words, pieces: seen.sound.slice(from), played: Number(document.querySelector("#sound").dataset.frames) }), before);
}

/** The box fell silent after its last words. */
function quiet() {
  const last = seen.sound.at(-1)?.atMs ?? 0;
  return seen.silentAtMs > Math.max(last, seen.words.at(-1)?.atMs ?? 0);
}
