// The acquirer's view: what it totals, and what a search leaves of the purchases.

export default async function acquirer(enter, { purchases, queries }) {
  const visit = await enter({ path: "acquirer" });
  const { page } = visit;
  await visit.see("#figure-box");
  await page.waitForFunction((n) => document.querySelectorAll('[data-table="purchases"] tbody tr').length === n, purchases);
  await visit.see('#agree[data-agree="agree"]');
  const whole = await page.evaluate(read);
  const found = {};
  for (const query of queries) {
    await page.locator("#search-text").fill(query.text);
    await page.waitForFunction((n) => document.querySelectorAll('[data-table="purchases"] tbody tr').length === n, query.rows);
    found[query.text] = (await page.evaluate(read)).purchases;
  }
  return { ...whole, found };
}

/** The tables as a reader sees them. */
function read() {
  const rows = (name) =>
    [...document.querySelectorAll(`[data-table="${name}"] tbody tr`)].map((row) => Object.fromEntries([...row.children].map((cell) => [cell.dataset.column, cell.textContent])));
  const figure = (name) => document.querySelector(`#figure-${name} .figure-value`).textContent;
  return {
    figures: { box: figure("box"), switch: figure("switch"), ledger: figure("ledger") },
    purchases: rows("purchases"),
    totals: rows("totals"),
    routing: rows("routing"),
    lines: rows("lines"),
  };
}
