// How numbers are written: money in yuan from whole fen, times in ms, codes in groups of four.

/** `¥12.50` from 1250; negative amounts keep their sign. */
export function yuan(fen) {
  const sign = fen < 0 ? "−" : "";
  const whole = Math.abs(fen);
  const left = Math.floor(whole / 100).toString().replace(/\B(?=(\d{3})+$)/g, ",");
  return `${sign}¥${left}.${String(whole % 100).padStart(2, "0")}`;
}

/** `¥12.50` from the digits `12.5`, however many there are. */
export function asYuan(digits) {
  const [whole, decimals = ""] = digits.split(".");
  return `¥${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${decimals.padEnd(2, "0")}`;
}

/** `12 345` from 12345, with a thin space. */
export const grouped = (number) => String(Math.round(number)).replace(/\B(?=(\d{3})+$)/g, "\u2009");

/** `1346 5032 8919 4285 40`; texts that are no plain code stay as they are. */
export const byFour = (code) => (/^[0-9A-Za-z]{8,64}$/.test(code) ? code.replace(/(.{4})(?=.)/g, "$1 ") : code);

/** `1:05` from 65 seconds of uptime, with hours when there are any. */
export function clock(ms) {
  const seconds = Math.floor(ms / 1000);
  const two = (n) => String(n).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
