// A code is held to the visitor's camera, whose film the browser was started with.

export default async function camera(enter, { said }) {
  const visit = await enter();
  const { page } = visit;
  await visit.ready();
  await visit.type("4.2");
  await page.evaluate(watchView);
  await page.locator("#camera-start").click();
  await visit.counted(1);
  await visit.said(said);
  await page.locator(".camera-view").waitFor({ state: "hidden" });
  const { off, shown } = await page.evaluate(() => ({ off: document.querySelector(".camera-view").srcObject === null, shown: globalThis.viewWasShown === true }));
  return { off, shown, after: await visit.seen() };
}

/** Notes that the camera's picture was to be seen: it may have found the code, and be gone, before anybody looks for it. */
function watchView() {
  const view = document.querySelector(".camera-view");
  new MutationObserver(() => (globalThis.viewWasShown ||= !view.hidden)).observe(view, { attributes: true });
}
