// Puts text on the clipboard, also where the browser offers no clipboard to pages.

import { toast } from "../shared/toast.js";

/** Copies and says so. */
export async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    if (!copyBySelection(words)) {
      toast(null, "copy.failed");
      return;
    }
  }
  toast(null, "copy.done", "done");
}

function copyBySelection(words) {
  const before = document.activeElement;
  const field = document.createElement("textarea");
  field.className = "unseen";
  field.value = words;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  before?.focus();
  return done;
}
