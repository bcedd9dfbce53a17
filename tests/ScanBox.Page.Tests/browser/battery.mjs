// The battery of a board that has one: emptied with the slider's keys, charged, filled, and asked for by holding Back.

const MOST_ASKED = 10;

export default async function battery(enter) {
  const visit = await enter();
  const { page } = visit;
  await visit.ready();
  await visit.see("#battery");
  const keys = await page.locator(".key").evaluateAll((all) => all.map((key) => key.dataset.key));
  await page.locator("#battery-level").focus();
  await page.keyboard.press("Home");
  for (let i = 0; i < 10; i++) await page.keyboard.press("ArrowRight");
  await visit.said("电量低,请充电");
  await visit.press("#charger");
  await visit.said("正在充电");
  const low = await page.locator("#battery-percent").textContent();
  await page.locator("#battery-level").focus();
  await page.keyboard.press("End");
  const back = await page.locator('.key[data-key="back"]').boundingBox();
  await page.mouse.move(back.x + back.width / 2, back.y + back.height / 2);
  // A gauge takes some seconds for a mean: asked until it says the same twice.
  const heard = [];
  do {
    await page.mouse.down();
    heard.push(await page.waitForFunction(told, heard.length).then((said) => said.jsonValue()));
    await page.mouse.up();
  } while (heard.length < MOST_ASKED && heard.at(-1) !== heard.at(-2));
  return { keys, heard, low, after: await visit.seen() };
}

/** The meaning of the charge that was said after so many others; false until it is. */
function told(before) {
  return seen.captions.filter((caption) => caption.said.startsWith("剩余电量"))[before]?.meaning ?? false;
}
