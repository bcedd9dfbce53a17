// Two browsers at one counter: one types, the other holds the phone, both see the same.

export default async function together(enter, { phone, payment, said }) {
  const [typist, holder] = await Promise.all([enter(), enter({ width: 360, height: 740, theme: "dark" })]);
  await Promise.all([typist.ready(), holder.ready()]);
  await typist.type("7.5");
  // Each browser is told for itself; one may be behind the other.
  for (const visit of [typist, holder]) await visit.page.waitForFunction(() => look().display.trim() === "7.50");
  const typed = [await typist.seen(), await holder.seen()];
  await holder.hold(phone);
  for (const visit of [typist, holder]) {
    await visit.counted(1);
    await visit.said(said);
    await visit.step(payment, "receipt was said");
  }
  return { typed, after: [await typist.seen(), await holder.seen()] };
}
