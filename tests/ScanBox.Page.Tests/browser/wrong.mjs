// Things that are no payment code are held to the scanner, one after the other; then the payment is given up.

export default async function wrong(enter, { phone, shows }) {
  const visit = await enter();
  await visit.ready();
  await visit.type("5");
  const refused = {};
  for (const { what, says } of shows) {
    const before = (await visit.seen()).captions.length;
    await visit.show(phone, what);
    await visit.hold(phone, { test: ([from, words]) => seen.captions.slice(from).some((caption) => caption.said === words), arg: [before, says] });
    // The timeline shows steps that arrive together a moment after the words are heard.
    await visit.page.waitForFunction((many) => look().groups.flatMap((group) => group.titles).filter((title) => title.startsWith("code refused")).length >= many, Object.keys(refused).length + 1);
    const now = await visit.seen();
    refused[what] = { captions: now.captions.slice(before), titles: now.groups.flatMap((group) => group.titles).filter((title) => title.startsWith("code ")) };
  }
  const still = await visit.page.locator("#box").getAttribute("data-state");
  await visit.key("clear");
  await visit.see('#box[data-state="Idle"]');
  return { refused, still, after: await visit.seen() };
}
