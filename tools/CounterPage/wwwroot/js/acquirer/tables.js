// The tables of the acquirer's view.

import { byId } from "../shared/dom.js";
import { updateTable } from "./table.js";
import { routing } from "./routing.js";

/** Which columns a table has, as far as the server tells them. */
const COLUMNS = {
  totals: ["terminal", "batch", "businessDate", "count", "sumFen", "returnCount", "returnedFen"],
  terminals: ["id", "merchant", "serial", "batch", "enabled", "signedIn"],
  purchases: ["batch", "stan", "kind", "amountFen", "state", "result", "payer", "scheme", "institution", "code", "channel", "rrn", "terminal", "businessDate"],
  reversals: ["batch", "stan", "amountFen", "state", "reversal", "payer", "channel", "rrn", "terminal", "businessDate"],
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
    routing: routing(books.purchases ?? []),
    terminals: books.terminals,
    accounts: books.ledger?.accounts,
    lines: books.ledger?.lines,
  };
  for (const [name, columns] of Object.entries(COLUMNS)) updateTable(byId("tables"), name, columns, rows[name] ?? [], searched);
}
