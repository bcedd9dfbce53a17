// The page's lamp by itself, in a time that stands still unless it is told to go on: which slots are lit, and what the words say.
// `lamps`: as a snapshot tells them.

const SLOTS = 16;

export default async function lamp(enter, { lamps }) {
  return { moving: await watch(enter, lamps, "no-preference"), still: await watch(enter, lamps, "reduce") };
}

async function watch(enter, lamps, motion) {
  const visit = await enter({ path: "acquirer", motion });
  const { page } = visit;
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  await page.evaluate(async () => {
    globalThis.shown = { ...(await import("/js/box/lamp.js")), ...(await import("/js/shared/text.js")) };
    document.body.append(shown.lamp(), shown.lampLine());
  });
  await page.addStyleTag({ url: "/css/box.css" });
  const seen = [];
  const bodies = new Set();
  for (const one of lamps) {
    // Half a slot behind the beginning of a rhythm.
    await page.evaluate((box) => shown.showLamp(box, box.lampSinceMs + box.lampSlotMs / 2), one);
    bodies.add(await page.evaluate(bodyOfLamp));
    const lit = [];
    for (let slot = 0; slot < SLOTS; slot++) {
      lit.push(await page.evaluate(() => getComputedStyle(document.querySelector("#lamp .lamp-light")).opacity === "1"));
      await page.clock.runFor(one.lampSlotMs);
    }
    seen.push({ lit, ...(await page.evaluate(inBoth)) });
  }
  if (bodies.size !== 1) throw new Error(`between two flashes the lamp is not dark: ${[...bodies].join(" or ")}`);
  return seen;
}

/** What is seen of the lamp when its light is out. */
function bodyOfLamp() {
  const { backgroundColor, boxShadow } = getComputedStyle(document.querySelector("#lamp"));
  return `${backgroundColor} ${boxShadow}`;
}

function inBoth() {
  const told = {};
  for (const language of ["zh", "en"]) {
    shown.setLanguage(language);
    told[language] = document.querySelector("#lamp-words").textContent;
  }
  return told;
}
