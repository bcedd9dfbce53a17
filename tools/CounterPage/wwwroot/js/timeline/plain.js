// A step as text, for the clipboard.

import { language, text } from "../shared/text.js";

/** The title in the page's language. */
const titleOf = (step) => (language() === "zh" && step.zh ? step.zh : step.title);

/** One step with everything that was decoded in it. */
export function plainStep(step) {
  const lines = [`${step.atMs} ms  ${text(`kind.${step.kind}`)}  ${titleOf(step)}`];
  for (const [label, value] of step.detail ?? []) lines.push(`    ${label}: ${value}`);
  return lines.join("\n");
}
