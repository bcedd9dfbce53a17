// An English reading of a Chinese sentence, put together phrase by phrase like the voice itself.

import meanings from "../text/meanings.js";
import { digitsOf, NUMBER, WHOLE } from "./chinese-numbers.js";
import { asYuan } from "../shared/money.js";

const LONGEST = Math.max(...Object.keys(meanings).map((phrase) => phrase.length));

/** What is built of numbers, each with how it is read; the first that fits counts. */
const FORMS = [
  [`倒数第(${WHOLE})笔`, (count) => `payment ${digitsOf(count)} from the last:`],
  [`第(${WHOLE})笔`, (place) => `payment ${digitsOf(place)}:`],
  [`百分之(${WHOLE})`, (percent) => `${digitsOf(percent)} %`],
  [`(${WHOLE})点整`, (hour) => `${digitsOf(hour)}:00`],
  [`(${WHOLE})点(${WHOLE})分`, (hour, minute) => `${digitsOf(hour)}:${String(Number(digitsOf(minute))).padStart(2, "0")}`],
  [`(${NUMBER})元`, (yuan) => asYuan(digitsOf(yuan))],
  [`(${WHOLE})笔`, (count) => (digitsOf(count) === "1" ? "1 payment," : `${digitsOf(count)} payments,`)],
  [`(${NUMBER})`, (number) => digitsOf(number)],
].map(([form, read]) => [new RegExp(`^${form}`), read]);

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
    const [length, meaning] = phrase ? [phrase.length, meanings[phrase]] : ofNumbers(rest);
    if (!length) return null;
    parts.push(meaning);
    rest = rest.slice(length);
  }
  const words = parts.join(" ").replace(/ ,/g, ",").replace(/[,:]$/, "");
  return words ? words[0].toUpperCase() + words.slice(1) : null;
}

function longestPhrase(rest) {
  for (let length = Math.min(LONGEST, rest.length); length > 0; length--) {
    const start = rest.slice(0, length);
    if (Object.hasOwn(meanings, start)) return start;
  }
  return null;
}

function ofNumbers(rest) {
  for (const [form, read] of FORMS) {
    const found = form.exec(rest);
    if (found) return [found[0].length, read(...found.slice(1))];
  }
  return [0, ""];
}
