// How much went through which clearing house, counted from the approved purchases that are shown.

/** One row for each channel and route. */
export function routing(purchases) {
  const rows = new Map();
  for (const { channel, route, state, amountFen } of purchases) {
    if (!channel || !/approved/i.test(state)) continue;
    const key = JSON.stringify([channel, route]);
    const row = rows.get(key) ?? { channel, route, count: 0, sumFen: 0 };
    row.count++;
    row.sumFen += amountFen;
    rows.set(key, row);
  }
  return [...rows.values()];
}
