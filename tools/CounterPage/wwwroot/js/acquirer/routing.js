// How much went through which clearing house, counted from the approved purchases that are shown. What was given back is no purchase.

/** One row for each channel and route. */
export function routing(purchases) {
  const rows = new Map();
  for (const { kind, channel, route, state, amountFen } of purchases) {
    if (kind !== "Purchase" || !channel || !/approved/i.test(state)) continue;
    const key = JSON.stringify([channel, route]);
    const row = rows.get(key) ?? { channel, route, count: 0, sumFen: 0 };
    row.count++;
    row.sumFen += amountFen;
    rows.set(key, row);
  }
  return [...rows.values()];
}
