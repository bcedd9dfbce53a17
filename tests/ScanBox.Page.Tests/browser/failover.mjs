// Wi-Fi is lost while the customer types the password; the modem stands by.

export default async function failover(enter, { payment }) {
  const visit = await enter();
  const { page } = visit;
  await visit.ready();
  await page.waitForFunction(() => document.querySelector("#path").textContent.startsWith("Wi-Fi"));
  const before = await page.locator("#path").textContent();
  const code = await page.locator('.phone[data-phone="alipay"]').evaluate((phone) => phone.querySelector(".phone-code").textContent.replaceAll(" ", ""));
  await visit.behave("alipay", "password");
  await visit.type("8");
  await visit.see('#lamp[data-signal="Scanning"]');
  const lamp = await page.locator("#lamp-words").textContent();
  await visit.hold("alipay");
  await visit.see('.phone[data-phone="alipay"][data-asking]');
  await visit.see('#box[data-state="AwaitingPayer"]');
  await visit.press('[data-fault="wifi"]');
  await visit.press('.phone[data-phone="alipay"] [data-answer="pay"]');
  await page.waitForFunction(() => document.querySelector("#path").textContent.startsWith("4G, standby"));
  const behind = await page.locator("#path").textContent();
  await visit.counted(1);
  await visit.step(payment, "receipt was said");
  const after = await visit.seen();
  await page.locator("#language").click();
  return { before, behind, lamp, code, after, zh: await page.locator("#path").textContent() };
}
