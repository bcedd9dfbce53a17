// The lamp's light in a thread of its own: a flash there costs the page neither style nor layout nor paint.

import { makeLight } from "./light.js";

let light = null;

onmessage = ({ data }) => {
  if (data.canvas) light = makeLight(data.canvas, data.scale);
  else light(data);
};
