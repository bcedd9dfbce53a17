// The payer is asked for the password and answers: `answer` is `pay` or `giveUp`.

export default async function password(enter, { phone, answer }) {
  const visit = await enter();
  await visit.ready();
  await visit.behave(phone, "password");
  await visit.type("3");
  await visit.hold(phone);
  await visit.see(`.phone[data-phone="${phone}"][data-asking]`);
  await visit.see('#box[data-state="AwaitingPayer"]');
  await visit.said("支付中,请顾客输入密码");
  const asked = await visit.seen();
  const announced = await visit.page.locator("#announce").textContent();
  await visit.press(`.phone[data-phone="${phone}"] [data-answer="${answer}"]`);
  await visit.see(`.phone[data-phone="${phone}"]:not([data-asking])`);
  await visit.see('#box[data-state="Idle"]');
  await visit.step("000001-000001", answer === "pay" ? "receipt was said" : "declined");
  if (answer === "pay") await visit.counted(1);
  return { asked, announced, after: await visit.seen() };
}
