// Makes the README's picture of the counter, in the middle of a day: node screenshot.mjs ADDRESS FILE [WIDTH [HEIGHT]]
// ADDRESS is that of a fresh `scanbox run`. Not a test.

import { chromium } from "./packages.mjs";
import { Visit } from "./visit.mjs";

const [address, file, width = "1440", height = "1180"] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium" });
const visit = await Visit.open(browser, address, { width: Number(width), height: Number(height) });
await visit.ready();
let count = 0;
for (const [phone, amount] of [["wechat", "12.5"], ["alipay", "8"], ["unionpay", "36.8"]]) {
  await visit.type(amount);
  await visit.hold(phone);
  await visit.counted(++count);
}
await visit.said("云闪付收款三十六点八元");
await visit.page.screenshot({ path: file, fullPage: Number(width) < 800 });
await browser.close();
