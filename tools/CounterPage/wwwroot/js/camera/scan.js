// Something was decoded here: the scanner gets it.

import { post } from "../shared/post.js";
import { toast } from "../shared/toast.js";

/** What the interface takes at most. */
const MOST_BYTES = 256;

/** Holds a text in front of the scanner. Returns whether the box took it. */
export async function scan(text) {
  const bytes = new TextEncoder().encode(text).length;
  if (bytes < 1 || bytes > MOST_BYTES) {
    toast(null, "camera.tooLong");
    return false;
  }
  return post("/api/scan", { text });
}
