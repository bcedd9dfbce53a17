// A picture in a file: chosen, or dropped on the scanner or the panel.

import { toast } from "../shared/toast.js";
import { scan } from "./scan.js";

/** More is no picture of a phone. */
const MOST_BYTES = 25_000_000;

/** Reads the code in a file and holds it to the scanner; what is wrong with the file is said. */
export async function readFile(reader, file) {
  if (!file) return;
  if (file.size > MOST_BYTES) {
    toast(null, "camera.tooLarge");
    return;
  }
  let picture;
  try {
    picture = await createImageBitmap(file);
  } catch {
    toast(null, "camera.noPicture");
    return;
  }
  try {
    const found = await reader.read(picture);
    if (found) await scan(found);
    else toast(null, "camera.nothing");
  } finally {
    picture.close();
  }
}

/** Lets files be dropped on an element. */
export function dropFiles(element, take) {
  const over = (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    element.toggleAttribute("data-over", true);
  };
  element.addEventListener("dragenter", over);
  element.addEventListener("dragover", over);
  element.addEventListener("dragleave", (event) => {
    if (!element.contains(event.relatedTarget)) element.toggleAttribute("data-over", false);
  });
  element.addEventListener("drop", (event) => {
    element.toggleAttribute("data-over", false);
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    take(event.dataTransfer.files[0]);
  });
}

/** A file that misses its place must not replace the page. */
export function keepPage() {
  for (const name of ["dragover", "drop"]) addEventListener(name, (event) => event.dataTransfer?.types.includes("Files") && event.preventDefault());
}
