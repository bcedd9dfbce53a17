// Tells the server what the visitor did. The header marks a request of this page: a form of another site cannot send it.

import { toast } from "./toast.js";

/** A request that takes longer than this is not answered any more: the server works in memory on the same machine. */
const PATIENCE_MS = 10_000;

/** Sends one request; a refusal is shown as a toast. Returns whether it was accepted. */
export async function post(path, body) {
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-ScanBox": "1" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (answer.ok) return true;
    toast(await reason(answer));
  } catch {
    toast(null, "error.unreachable");
  }
  return false;
}

async function reason(answer) {
  try {
    const told = await answer.json();
    if (typeof told.error === "string") return told.error;
  } catch {
    // Not the server's own answer: its number says enough.
  }
  return `HTTP ${answer.status}`;
}
