// The visitor's camera. It looks a few times a second, stops at the first code, and is switched off when the page goes away.

const LOOKS_EVERY_MS = 250;

/** Starts the camera in a video element. Resolves to the code's text, or null when it was stopped. */
export async function watch(video, reader, stopped) {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false });
  try {
    video.srcObject = stream;
    await video.play();
    while (!stopped.aborted) {
      const text = await reader.read(video);
      if (text) return text;
      await new Promise((go) => setTimeout(go, LOOKS_EVERY_MS));
    }
    return null;
  } finally {
    video.srcObject = null;
    for (const track of stream.getTracks()) track.stop();
  }
}
