// Whether the box and the switch have counted the same money, as a badge. Both views show it.

import { say } from "../shared/text.js";
import { yuan } from "../shared/money.js";

/** `agree`, `pending` (something is unfinished, so both may be right), `differ` or `unbalanced`. */
function agreement(agree) {
  if (!agree.ledgerBalanced) return "unbalanced";
  if (agree.agree) return "agree";
  return agree.settled === false ? "pending" : "differ";
}

/** Fills a badge. */
export function showAgree(badge, agree) {
  const kind = agreement(agree);
  badge.dataset.agree = kind;
  say(badge, `agree.${kind}`);
}

/** `3 · ¥37.50`. */
export const counted = (count, fen) => `${count} · ${yuan(fen)}`;
