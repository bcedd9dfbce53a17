// A code is held to the visitor's camera, whose film the browser was started with.

export default async function camera(enter, { said }) {
  const visit = await enter();
  const { page } = visit;
  await visit.ready();
  await visit.type("4.2");
  await page.locator("#camera-start").click();
  await visit.see(".camera-view");
  await visit.counted(1);
  await visit.said(said);
  await page.locator(".camera-view").waitFor({ state: "hidden" });
  const off = await page.evaluate(() => document.querySelector(".camera-view").srcObject === null);
  // Switched on again, it can be switched off before it finds anything: the box takes no code now.
  return { off, after: await visit.seen() };
}
