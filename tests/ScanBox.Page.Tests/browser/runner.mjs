// Runs scenarios in one Chromium, whose path is the first argument; its camera shows the film whose path is the second. Each line of the input asks for one:
// {"number", "scenario", "address", "args"}; each line of the output answers one, whichever ends first: {"number", "result"} or {"number", "error"}.

import { createInterface } from "node:readline";
import { chromium } from "./packages.mjs";
import { Visit } from "./visit.mjs";

const START_MS = 120_000;

const [chromiumPath, film] = process.argv.slice(2);

const ARGS = ["--autoplay-policy=user-gesture-required", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", `--use-file-for-fake-video-capture=${film}`];

let browser = null;

/** The browser; one that crashed is started anew, one that is starting is waited for. */
async function running() {
  const before = browser;
  const isGood = (await before?.catch(() => null))?.isConnected();
  // Another scenario may have started one meanwhile.
  if (!isGood && browser === before) browser = chromium.launch({ executablePath: chromiumPath, timeout: START_MS, args: ARGS });
  return browser;
}

async function run({ scenario, address, args }) {
  const visits = [];
  const enter = async (wish) => {
    const visit = await Visit.open(await running(), address, wish);
    visits.push(visit);
    return visit;
  };
  try {
    // An empty page, for what is no view of a counter; its context is closed by who asked for it.
    const blank = async () => (await (await running()).newContext()).newPage();
    const { default: play } = await import(`./${scenario}.mjs`);
    const result = await play(enter, args, blank);
    return { result: { ...result, problems: visits.flatMap((visit) => visit.problems) } };
  } catch (failure) {
    const seen = await Promise.all(visits.map((visit) => visit.seen().catch(() => null)));
    return { error: [failure.stack, ...visits.flatMap((visit) => visit.problems), JSON.stringify(seen, null, 1)].join("\n") };
  } finally {
    for (const visit of visits) await visit.leave();
  }
}

async function answer(line) {
  const { number, ...wanted } = JSON.parse(line);
  process.stdout.write(JSON.stringify({ number, ...(await run(wanted)) }) + "\n");
}

for await (const line of createInterface({ input: process.stdin })) answer(line);
await (await browser)?.close();
