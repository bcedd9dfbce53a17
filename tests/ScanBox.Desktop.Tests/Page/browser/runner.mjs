// Runs scenarios in one Chromium, whose path is the first argument; its camera shows the film whose path is the second. Each line of the input asks for one:
// {"scenario", "address", "args"}; each line of the output answers: {"result"} or {"error"}.

import { createInterface } from "node:readline";
import { chromium } from "./packages.mjs";
import { Visit } from "./visit.mjs";

const START_MS = 120_000;

const [chromiumPath, film] = process.argv.slice(2);

const ARGS = ["--autoplay-policy=user-gesture-required", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", `--use-file-for-fake-video-capture=${film}`];

let browser = null;

async function running() {
  if (!browser?.isConnected()) browser = await chromium.launch({ executablePath: chromiumPath, timeout: START_MS, args: ARGS });
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
    const { default: play } = await import(`./${scenario}.mjs`);
    const result = await play(enter, args);
    return { result: { ...result, problems: visits.flatMap((visit) => visit.problems) } };
  } catch (failure) {
    const seen = await Promise.all(visits.map((visit) => visit.seen().catch(() => null)));
    return { error: [failure.stack, ...visits.flatMap((visit) => visit.problems), JSON.stringify(seen, null, 1)].join("\n") };
  } finally {
    for (const visit of visits) await visit.leave();
  }
}

for await (const line of createInterface({ input: process.stdin })) process.stdout.write(JSON.stringify(await run(JSON.parse(line))) + "\n");
await browser?.close();
