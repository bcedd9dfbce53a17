// Colours of the payer apps: their own hue, dark enough for white letters. Apps that are not listed get a hue of their own.

const COLOURS = {
  wechat: "#067a3e", alipay: "#0b5fd0", "alipay-face": "#0b5fd0", unionpay: "#b3142b", jd: "#b81414", hebao: "#b0145a", bestpay: "#a03c05",
  wo: "#b23c00", pingan: "#a84300", mipay: "#a34a00", ecny: "#a3101f", qq: "#0b62a8", icbc: "#a8121a", ccb: "#0a4a9c", abc: "#00695c",
  boc: "#8f1029", cmb: "#a61c2e",
};

/** The colour of an app as a CSS colour. */
export function colourOf(phone) {
  const listed = COLOURS[phone.id] ?? COLOURS[phone.scheme];
  if (listed && (COLOURS[phone.id] || phone.scheme !== "unionpay")) return listed;
  let hash = 0;
  for (const c of phone.id) hash = (hash * 31 + c.charCodeAt(0)) % 360;
  return `hsl(${hash} 55% 32%)`;
}

/** The sign on the tile: the first letter of the Chinese name. */
export const signOf = (phone) => [...(phone.zh || phone.name || "?")][0];
