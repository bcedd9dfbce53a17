// Plays pieces of samples, those of one part exactly behind the other, two parts at once. The audio context runs at the rate of the samples, so that nothing is
// resampled piece by piece and no seam can be heard.

/** Heard this late after an empty queue: pieces may arrive that unevenly. */
const JITTER_SECONDS = 0.15;

/** The longest sentence has some 15 s. A browser that was held up plays all of it, late; more waits only where a browser slept. */
const LONGEST_QUEUE_SECONDS = 60;

let context = null;
let nextFrames = {};
let playedFrames = 0;

/** Starts the player; must be called from a click or a key, or browsers keep it silent. */
export async function startPlayer(rate) {
  tune(rate);
  const starting = context;
  await starting.resume();
  return starting.state === "running";
}

/** Stops it; what is queued falls silent. */
export async function stopPlayer() {
  const old = context;
  context = null;
  nextFrames = {};
  await old?.close();
}

/** Queues one piece of a part; while the player is still starting, it waits. Returns in how many ms it will be heard, or null when it is not played. */
export function play(samples, rate, from) {
  if (!context || !samples.length) return null;
  tune(rate);
  const nowFrame = Math.ceil(context.currentTime * rate);
  let nextFrame = nextFrames[from] ?? 0;
  if (nextFrame < nowFrame) nextFrame = nowFrame + Math.round(JITTER_SECONDS * rate);
  if (nextFrame - nowFrame > LONGEST_QUEUE_SECONDS * rate) return null;

  const buffer = context.createBuffer(1, samples.length, rate);
  buffer.copyToChannel(samples, 0);
  const source = context.createBufferSource();
  source.buffer = buffer;
  source.connect(context.destination);
  source.start(nextFrame / rate);
  const waitMs = ((nextFrame - nowFrame) / rate) * 1000;
  nextFrames[from] = nextFrame + samples.length;
  playedFrames += samples.length;
  return waitMs;
}

function tune(rate) {
  if (context?.sampleRate === rate) return;
  if (context) void stopPlayer();
  context = new AudioContext({ sampleRate: rate, latencyHint: "interactive" });
}

/** How many frames were queued since the page was opened. */
export const framesPlayed = () => playedFrames;
