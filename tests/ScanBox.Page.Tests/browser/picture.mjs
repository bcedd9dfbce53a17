// Files are chosen or dropped, one after the other, while the box waits for a code; the last one is a code that pays.
// `files`: `name`, `base64` (or `zeros`, a length), `by` (`pick`, `panel`, `scanner`), and what is told of it: `toast` or `said`.

export default async function picture(enter, { files, locale, before, said }) {
  const visit = await enter({ locale, before });
  const { page } = visit;
  await visit.ready();
  const hint = await page.locator("#camera-why").textContent();
  await visit.type("6");
  for (const file of files) {
    const from = (await visit.seen()).captions.length;
    await (file.by === "pick" ? pick(page, file) : drop(page, file));
    if (file.toast) await page.locator("#toasts", { hasText: file.toast }).waitFor();
    if (file.said) await page.waitForFunction(([count, words]) => seen.captions.slice(count).some((caption) => caption.said === words), [from, file.said]);
  }
  await visit.counted(1);
  await visit.said(said);
  return { hint, after: await visit.seen() };
}

const pick = (page, { name, base64 }) => page.locator("#camera-file").setInputFiles({ name, mimeType: "image/png", buffer: Buffer.from(base64, "base64") });

async function drop(page, { by, name, base64, zeros }) {
  const dataTransfer = await page.evaluateHandle(
    ([name, base64, zeros]) => {
      const carried = new DataTransfer();
      const bytes = zeros ? new Uint8Array(zeros) : Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      carried.items.add(new File([bytes], name, { type: "image/png" }));
      return carried;
    },
    [name, base64 ?? "", zeros ?? 0],
  );
  const place = page.locator(by === "scanner" ? "#scanner" : "#camera");
  await place.dispatchEvent("dragover", { dataTransfer });
  await place.dispatchEvent("drop", { dataTransfer });
}
