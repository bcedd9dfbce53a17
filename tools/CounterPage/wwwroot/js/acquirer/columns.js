// What a column is called and how its values are written.

import { yuan } from "../shared/money.js";
import { language, text } from "../shared/text.js";

const NAMES = {
  en: {
    id: "No.", terminal: "Terminal", merchant: "Merchant", batch: "Batch", enabled: "Enabled", stan: "STAN", rrn: "RRN", scheme: "Scheme",
    institution: "Institution", amountFen: "Amount", state: "State", route: "Route", channel: "Channel", businessDate: "Business date", code: "Code",
    account: "Account", name: "Name", balanceFen: "Balance", kind: "Kind", debitFen: "Debit", creditFen: "Credit", purchase: "Payment", count: "Count",
    sumFen: "Sum", signedIn: "Signed in", returnCount: "Refunds",
    returnedFen: "Refunded", payer: "Payer", result: "Response", reversal: "Reversal", serial: "Serial",
  },
  zh: {
    id: "编号", terminal: "终端号", merchant: "商户号", batch: "批次", enabled: "启用", stan: "流水号", rrn: "参考号", scheme: "付款方式",
    institution: "机构", amountFen: "金额", state: "状态", route: "路由", channel: "通道", businessDate: "清算日期", code: "付款码",
    account: "账户", name: "名称", balanceFen: "余额", kind: "类别", debitFen: "借", creditFen: "贷", purchase: "交易", count: "笔数",
    sumFen: "合计", signedIn: "已签到", returnCount: "退款笔数",
    returnedFen: "退款金额", payer: "付款应用", result: "应答码", reversal: "冲正应答", serial: "序列号",
  },
};

/** Words of the books; one that is not listed is shown as it is. */
const WORDS = {
  Purchase: "消费", Void: "撤销", Refund: "退货", Approved: "成功", Declined: "已拒绝", Waiting: "等待付款", Reversed: "已冲正", Tombstone: "先于消费冲正",
  Funding: "充值", Reversal: "冲正", Return: "退款", ReturnReversal: "退款冲正",
};

/** A column's heading; one that is not known shows its own name. */
export const heading = (name) => NAMES[language()][name] ?? NAMES.en[name] ?? name;

/** A value as text. */
export function written(name, value) {
  if (value === null || value === undefined || value === "") return "–";
  if (typeof value === "boolean") return text(value ? "yes" : "no");
  if (name.endsWith("Fen")) return value === 0 && (name === "debitFen" || name === "creditFen") ? "" : yuan(value);
  if ((name === "kind" || name === "state") && language() === "zh") return WORDS[value] ?? String(value);
  if (name === "businessDate" && /^\d{8}$/.test(String(value))) return String(value).replace(/(....)(..)(..)/, "$1-$2-$3");
  if (name === "code") return `…${String(value).replace(/^[.…]+/, "")}`;
  return String(value);
}

/** Numbers stand at the right. */
export const isNumber = (name) => name.endsWith("Fen") || name === "count" || name === "returnCount" || name === "batch" || name === "stan";
