// The power fails in the middle of a payment, and comes back. `how`: `sent` cuts it while the answer is outstanding,
// `write` right behind the next record on flash.

const OFF = { test: () => document.querySelector("#box").dataset.power === "off", arg: null };

export default async function powercut(enter, { how, phone }) {
  const visit = await enter();
  const { page } = visit;
  await visit.ready();
  await visit.type("8");
  if (how === "sent") {
    await visit.press('[data-fault="answerLost"]');
    await visit.see('[data-fault="answerLost"]:checked');
    await visit.hold(phone);
    await page.locator('.step[data-kind="sent"] .step-title', { hasText: "0200" }).waitFor();
    await visit.press('[data-power="cut"]');
  } else {
    await visit.press('[data-power="cutAfterNextWrite"]');
    await visit.hold(phone, OFF);
  }
  await page.waitForFunction(OFF.test);
  await visit.see('#banner[data-kind="off"]');
  const off = await visit.seen();
  if (how === "sent") {
    await visit.press('[data-fault="answerLost"]');
    await visit.see('[data-fault="answerLost"]:not(:checked)');
  }
  await visit.press('[data-power="on"]');
  await visit.see('#box[data-power="on"]');
  await visit.see("#owed > li");
  const owing = await visit.seen();
  await page.locator("#owed > li").waitFor({ state: "detached" });
  await visit.see('#agree[data-agree="agree"]');
  await visit.see('#box[data-state="Idle"]');
  return { off, owing, after: await visit.seen() };
}
