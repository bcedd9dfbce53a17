// The battery of a board that has one: emptied with the slider's keys, charged, and asked for by holding Back.

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
  const back = await page.locator('.key[data-key="back"]').boundingBox();
  await page.mouse.move(back.x + back.width / 2, back.y + back.height / 2);
  await page.mouse.down();
  await visit.said("剩余电量百分之十");
  await page.mouse.up();
  return { keys, percent: await page.locator("#battery-percent").textContent(), after: await visit.seen() };
}
