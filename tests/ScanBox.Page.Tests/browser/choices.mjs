// Language and theme: switched, remembered over a reload, and without a text that is missing in one of the languages.

export default async function choices(enter) {
  const visit = await enter();
  const { page } = visit;
  await visit.ready();
  const first = await page.evaluate(looks);
  await page.locator("#language").click();
  await page.locator("#theme").click();
  const second = await page.evaluate(looks);
  await page.reload();
  await visit.ready();
  const again = await page.evaluate(looks);
  const zh = await page.evaluate(() => [...document.querySelectorAll(".step-title")].map((title) => [title.dataset.en, title.textContent]));
  await page.goto(new URL("acquirer", page.url()).href);
  await visit.see("#figure-box");
  return { first, second, again, zh, acquirer: await page.evaluate(looks) };
}

/** What tells language and theme; `missing`: elements that show the key of a text instead of a text. */
function looks() {
  const shows = [...document.querySelectorAll("[data-t]")];
  return {
    lang: document.documentElement.lang,
    title: document.title,
    heading: document.querySelector("h1").textContent,
    ground: getComputedStyle(document.body).backgroundColor,
    missing: shows.filter((e) => e.textContent === e.dataset.t).map((e) => e.dataset.t),
  };
}
