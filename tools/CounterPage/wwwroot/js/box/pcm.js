// Samples as they come over the stream: base64 of signed 16-bit little-endian mono.

/** Samples from -1 to 1. */
export function samplesOf(base64) {
  const bytes = atob(base64);
  const samples = new Float32Array(bytes.length >> 1);
  for (let i = 0; i < samples.length; i++) {
    const low = bytes.charCodeAt(2 * i);
    const high = bytes.charCodeAt(2 * i + 1);
    samples[i] = (((high << 8) | low) << 16 >> 16) / 32768;
  }
  return samples;
}

/** Root mean square, 0 to 1. */
export function loudnessOf(samples) {
  if (!samples.length) return 0;
  let sum = 0;
  for (const s of samples) sum += s * s;
  return Math.sqrt(sum / samples.length);
}
