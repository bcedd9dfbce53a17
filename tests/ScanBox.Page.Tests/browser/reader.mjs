// The page's own reader, in the browser: `pictures` are read as they are (grey, base64, `width`), and `files` (real ones, by type) are
// spoiled `spoil` times in all, with one seed.

export default async function reader(enter, { pictures = [], files = [], spoil = 0, text = "" }) {
  const visit = await enter();
  const texts = await visit.page.evaluate(read, pictures);
  const counts = await visit.page.evaluate(readSpoiled, { files, spoil, text });
  return { texts, counts };
}

async function read(pictures) {
  const { readQr } = await import("/js/qr/read.js");
  return pictures.map(({ base64, width }) => {
    const luma = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    return readQr({ luma, width, height: luma.length / width });
  });
}

async function readSpoiled({ files, spoil, text }) {
  const { readQr } = await import("/js/qr/read.js");
  const { greyOf } = await import("/js/camera/grey.js");
  let seed = 20261122;
  const AT_ONCE = 20;
  const random = (below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const spoiled = (bytes) => {
    // Single bytes and whole stretches; often in the head, sometimes cut off.
    const most = random(3) === 0 ? 64 : bytes.length;
    for (let n = 2 ** random(6); n > 0; n--) bytes[random(most)] = random(256);
    for (let n = random(12); n > 0; n--) bytes.fill(random(256), random(bytes.length), random(bytes.length));
    return random(10) === 0 ? bytes.slice(0, random(bytes.length)) : bytes;
  };
  const counts = { read: 0, nothing: 0, refused: 0, wrong: 0 };
  const originals = files.map(({ base64, type }) => ({ type, bytes: Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)) }));
  const readOne = async ({ type, bytes }) => {
    const picture = await createImageBitmap(new Blob([spoiled(bytes.slice())], { type })).catch(() => null);
    if (!picture) {
      counts.refused++;
      return;
    }
    const found = readQr(greyOf(picture));
    picture.close();
    counts[found === null ? "nothing" : found === text ? "read" : "wrong"]++;
  };
  for (let i = 0; i < spoil; i += AT_ONCE) await Promise.all(Array.from({ length: AT_ONCE }, (_, j) => readOne(originals[(i + j) % originals.length])));
  return counts;
}
