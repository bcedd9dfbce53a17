// Reads spoken Chinese numbers: 一千二百零五点五 is 1205.5. Digits may also be written as such.

const DIGITS = { 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const UNITS = { 十: 10, 百: 100, 千: 1000 };

/** A whole number, as a part of a regular expression. */
export const WHOLE = "[零一二两三四五六七八九十百千万亿0-9]+";

/** A number that may have decimals, as a part of a regular expression. */
export const NUMBER = "[零一二两三四五六七八九十百千万亿点0-9.]+";

/** The number as digits with its decimals as spoken, for example `12.5`. */
export function digitsOf(spoken) {
  const [whole, decimals = ""] = spoken.replace("点", ".").split(".");
  const plain = [...decimals].map((c) => DIGITS[c] ?? c).join("");
  return plain ? `${wholeOf(whole)}.${plain}` : String(wholeOf(whole));
}

function wholeOf(spoken) {
  if (/^[0-9]*$/.test(spoken)) return spoken || "0";
  if (![...spoken].some((c) => c in UNITS || c === "万" || c === "亿")) return [...spoken].map((c) => DIGITS[c] ?? c).join("");
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const c of spoken) {
    if (c in DIGITS) digit = DIGITS[c];
    else if (c in UNITS) {
      section += (digit || 1) * UNITS[c];
      digit = 0;
    } else if (c === "万" || c === "亿") {
      total = (total + section + digit) * (c === "万" ? 1e4 : 1e8);
      section = digit = 0;
    }
  }
  return total + section + digit;
}
