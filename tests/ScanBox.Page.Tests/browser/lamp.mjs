// The page's lamp by itself, in a time that stands still unless it is told to go on: which slots are lit, and what the words say. Its worker
// would not stand still, so there the same module draws in the page; that the worker draws too is seen on a picture. `lamps`: as a snapshot tells them.

const SLOTS = 16;

export default async function lamp(enter, { lamps }) {
  return { moving: await watch(enter, lamps, "no-preference"), still: await watch(enter, lamps, "reduce"), worker: await photograph(enter, lamps) };
}

async function watch(enter, lamps, motion) {
  const visit = await enter({ path: "acquirer", motion });
  const { page } = visit;
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  await page.evaluate(async () => {
    const { makeLight } = await import("/js/box/light.js");
    globalThis.Worker = class {
      postMessage(data) {
        if (!data.canvas) return this.light(data);
        globalThis.canvas = data.canvas;
        this.light = makeLight(data.canvas, data.scale);
      }
    };
  });
  await show(page);
  const seen = [];
  const bodies = new Set();
  for (const one of lamps) {
    // Half a slot behind the beginning of a rhythm.
    await page.evaluate((box) => shown.showLamp(box, box.lampSinceMs + box.lampSlotMs / 2), one);
    bodies.add(await page.evaluate(bodyOfLamp));
    const lit = [];
    for (let slot = 0; slot < SLOTS; slot++) {
      lit.push(await page.evaluate(colourOfLight));
      await page.clock.runFor(one.lampSlotMs);
    }
    seen.push({ lit, ...(await page.evaluate(inBoth)) });
  }
  if (bodies.size !== 1) throw new Error(`between two flashes the lamp is not dark: ${[...bodies].join(" or ")}`);
  return seen;
}

/** The colour in the middle of each lamp that shines all the time, and of one that is off, on a picture of the page. */
async function photograph(enter, lamps) {
  const { page } = await enter({ path: "acquirer", motion: "reduce" });
  await show(page);
  const seen = [];
  for (const one of lamps) {
    await page.evaluate((box) => shown.showLamp(box, box.lampSinceMs), one);
    // The worker's drawing is there with one of the next frames.
    await page.waitForTimeout(FRAMES_MS);
    const picture = await page.locator("#lamp").screenshot();
    seen.push(await page.evaluate(middleOf, `data:image/png;base64,${picture.toString("base64")}`));
  }
  return seen;
}

const FRAMES_MS = 300;

async function show(page) {
  await page.evaluate(async () => {
    globalThis.shown = { ...(await import("/js/box/lamp.js")), ...(await import("/js/shared/text.js")) };
    const side = Object.assign(document.createElement("div"), { className: "front-side" });
    side.append(shown.lamp());
    document.body.append(side, shown.lampLine());
  });
  await page.addStyleTag({ url: "/css/box.css" });
}

/** The middle pixel of a picture as a CSS colour. */
async function middleOf(address) {
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  const draw = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
  draw.drawImage(picture, 0, 0);
  const pixel = draw.getImageData(picture.width / 2, picture.height / 2, 1, 1).data;
  return "#" + [...pixel.slice(0, 3)].map((part) => part.toString(16).padStart(2, "0")).join("");
}

/** The middle pixel of the light as a CSS colour; empty for none. */
function colourOfLight() {
  const { data } = canvas.getContext("2d").getImageData(canvas.width / 2, canvas.height / 2, 1, 1);
  return data[3] === 0 ? "" : "#" + [...data.slice(0, 3)].map((part) => part.toString(16).padStart(2, "0")).join("");
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
