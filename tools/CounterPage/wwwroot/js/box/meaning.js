// An English reading of a Chinese sentence, put together phrase by phrase like the voice itself.

import meanings from "../text/meanings.js";
import { digitsOf, NUMBER } from "./chinese-numbers.js";
import { asYuan } from "../shared/money.js";

const LONGEST = Math.max(...Object.keys(meanings).map((phrase) => phrase.length));
const AMOUNT = new RegExp(`^(${NUMBER})(元|笔|分|点)?`);

/** The meaning, or null when a part of the sentence is not known. */
export function meaningOf(sentence) {
  const parts = [];
  let rest = sentence;
  while (rest) {
    const gap = /^[\s,，。;；:：]+/.exec(rest);
    if (gap) {
      rest = rest.slice(gap[0].length);
      if (parts.length && rest) parts.push(",");
      continue;
    }
    const phrase = longestPhrase(rest);
    const number = phrase ? null : AMOUNT.exec(rest);
    if (!phrase && !number) return null;
    parts.push(phrase ? meanings[phrase] : amount(number));
    rest = rest.slice((phrase ?? number[0]).length);
  }
  const words = parts.join(" ").replace(/ ,/g, ",");
  return words ? words[0].toUpperCase() + words.slice(1) : null;
}

function longestPhrase(rest) {
  for (let length = Math.min(LONGEST, rest.length); length > 0; length--) {
    const start = rest.slice(0, length);
    if (Object.hasOwn(meanings, start)) return start;
  }
  return null;
}

function amount([, number, unit]) {
  const digits = digitsOf(number);
  if (unit === "元") return asYuan(digits);
  if (unit === "笔") return digits === "1" ? "1 payment," : `${digits} payments,`;
  return digits;
}
