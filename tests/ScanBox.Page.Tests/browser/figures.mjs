// Prints how long `scanbox run` takes to be ready after the build, and what box and page cost while nothing happens:
// node figures.mjs [Debug|Release] [SECONDS]; 120 s are the life of a code, after which every phone shows a new one. Linux only (it reads /proc). Not a test.

import { execFileSync, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "./packages.mjs";
import { Visit } from "./visit.mjs";

const [configuration = "Release", seconds = "120"] = process.argv.slice(2);
const root = fileURLToPath(new URL("../../../", import.meta.url));
const program = `${root}artifacts/bin/ScanBox.Cli/${configuration.toLowerCase()}/ScanBox.Cli.dll`;
const TICKS_A_SECOND = Number(execFileSync("getconf", ["CLK_TCK"]));

const sleep = (ms) => new Promise((go) => setTimeout(go, ms));
const print = (name, value) => console.log(`${name.padEnd(46)} ${value}`);

/** Processor seconds of a process with all its descendants, or of those whose command line has a mark. */
function used(pid, mark = "") {
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      const fields = readFileSync(`/proc/${name}/stat`, "utf8").replace(/^.*\) /, "").split(" ");
      return [{ pid: Number(name), parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) }];
    } catch {
      return [];
    }
  });
  const family = new Set([pid]);
  for (let before = 0; before !== family.size; ) {
    before = family.size;
    for (const one of all) if (family.has(one.parent)) family.add(one.pid);
  }
  const counts = (one) => family.has(one.pid) && (!mark || commandOf(one.pid).includes(mark));
  return all.filter(counts).reduce((sum, one) => sum + one.ticks, 0) / TICKS_A_SECOND;
}

function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

async function share(pid, mark) {
  const before = used(pid, mark);
  const from = performance.now();
  await sleep(Number(seconds) * 1000);
  return `${(((used(pid, mark) - before) / (performance.now() - from)) * 100_000).toFixed(2)} % of a core`;
}

execFileSync("dotnet", ["build", "-v", "q", "--nologo", "-c", configuration, `${root}tools/ScanBox.Cli/ScanBox.Cli.csproj`], { stdio: ["ignore", "ignore", "inherit"] });
const from = performance.now();
const run = spawn("dotnet", [program, "run", "--port", "0", "--json"], { stdio: ["ignore", "pipe", "inherit"] });
let told = "";
run.stdout.on("data", (piece) => (told += piece));
while (!told.includes("}")) await sleep(5);
const { address } = JSON.parse(told);
print(`${configuration}: page served after`, `${Math.round(performance.now() - from)} ms`);
while (true) {
  const { box } = await (await fetch(`${address}api/state`)).json();
  if (box.switch === "SignedIn" && box.scannerState === "Ready") break;
  await sleep(20);
}
print(`${configuration}: box signed in, scanner set up after`, `${Math.round(performance.now() - from)} ms`);
await sleep(10_000);
print(`${configuration}: idle, nobody looks`, await share(run.pid));
const browser = await chromium.launchServer({ executablePath: "/usr/bin/chromium" });
const client = await chromium.connect(browser.wsEndpoint());
const empty = await client.newPage();
await sleep(10_000);
const pages = "--type=renderer";
const chromiumPid = browser.process().pid;
const [emptyAll, emptyPages] = await Promise.all([share(chromiumPid), share(chromiumPid, pages)]);
print(`${configuration}: Chromium with an empty page`, emptyAll);
print(`${configuration}: its page processes alone`, emptyPages);
await empty.close();
// With the lamp flashing, as most visitors see it.
const visit = await Visit.open(client, address, { motion: "no-preference" });
await visit.ready();
await sleep(10_000);
const [box, all, page] = await Promise.all([share(run.pid), share(chromiumPid), share(chromiumPid, pages)]);
print(`${configuration}: idle with an open page, scanbox`, box);
print(`${configuration}: idle with an open page, Chromium`, all);
print(`${configuration}: its page processes alone`, page);
await browser.close();
run.kill("SIGINT");
