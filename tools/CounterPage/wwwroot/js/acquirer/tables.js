// The tables of the acquirer's view.

import { byId } from "../shared/dom.js";
import { updateTable } from "./table.js";
import { routing } from "./routing.js";

/** Which columns come first; what the server adds comes behind them. */
const FIRST = {
  totals: ["terminal", "batch", "businessDate", "count", "sumFen"],
  terminals: ["id", "merchant", "batch", "enabled"],
  purchases: ["batch", "stan", "amountFen", "state", "scheme", "institution", "code", "route", "channel", "rrn", "terminal", "businessDate"],
  reversals: ["batch", "stan", "amountFen", "state", "reason", "rrn", "terminal", "businessDate"],
  routing: ["channel", "route", "count", "sumFen"],
  accounts: ["account", "name", "balanceFen"],
  lines: ["id", "kind", "account", "debitFen", "creditFen", "purchase"],
};

/** Shows what `/api/acquirer` answered. `searched`: a table may be empty because nothing matched. */
export function showTables(books, searched) {
  const rows = {
    totals: books.totals,
    purchases: books.purchases,
    reversals: books.reversals,
    routing: books.routing ?? routing(books.purchases ?? []),
    terminals: books.terminals,
    accounts: books.ledger?.accounts,
    lines: books.ledger?.lines,
  };
  for (const [name, first] of Object.entries(FIRST)) updateTable(byId("tables"), name, first, rows[name] ?? [], searched);
}
