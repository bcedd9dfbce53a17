// The page is loaded anew in the middle of a payment, while the customer enters the password.

const ASKED = "支付中,请顾客输入密码";

export default async function reload(enter, { phone, payment, said }) {
  const visit = await enter();
  await visit.ready();
  await visit.behave(phone, "password");
  await visit.type("6");
  await visit.hold(phone);
  await visit.see(`.phone[data-phone="${phone}"][data-asking]`);
  await visit.see('#box[data-state="AwaitingPayer"]');
  await visit.said(ASKED);
  const before = await visit.seen();
  await visit.page.reload();
  await visit.see(`.phone[data-phone="${phone}"][data-asking]`);
  await visit.see("#owed > li");
  await visit.step(payment, "0200");
  await visit.said(ASKED);
  const reloaded = await visit.seen();
  await visit.press(`.phone[data-phone="${phone}"] [data-answer="pay"]`);
  await visit.counted(1);
  await visit.said(said);
  return { before, reloaded, after: await visit.seen() };
}
