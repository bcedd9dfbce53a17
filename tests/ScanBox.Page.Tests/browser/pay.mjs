// One payment: `amount` is typed, `phone` is held to the scanner by `by` (`click` or `drag`).

export default async function pay(enter, { phone, amount, by, payment, said }) {
  const visit = await enter();
  await visit.ready();
  const before = await visit.seen();
  await visit.type(amount);
  await visit[by === "drag" ? "drag" : "hold"](phone);
  await visit.counted(1);
  await visit.said(said);
  await visit.step(payment, "receipt was said");
  const after = await visit.seen();
  return { before, after, saved: await saved(visit, payment) };
}

async function saved(visit, payment) {
  const [download] = await Promise.all([visit.page.waitForEvent("download"), visit.page.locator(`[data-save="${payment}"]`).click()]);
  const pieces = [];
  for await (const piece of await download.createReadStream()) pieces.push(piece);
  return JSON.parse(Buffer.concat(pieces).toString("utf8"));
}
