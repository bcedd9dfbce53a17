// The counter view: puts the parts on the page and hands each what arrives.

import { openStream } from "./shared/stream.js";
import { barLink, barUptime, showBar } from "./shared/bar.js";
import { bannerLink, bannerPower } from "./shared/banner.js";
import { plan } from "./shared/seconds.js";
import { showLanguage } from "./shared/text.js";
import { showBox, updateBox } from "./box/box.js";
import { showSound, takeSound } from "./box/sound.js";
import { showCaptions, takeBeep, takeWords } from "./box/captions.js";
import { showPhones, updatePhones } from "./phones/phones.js";
import { showCamera } from "./camera/camera.js";
import { showBreaking, updateBreaking } from "./breaking/breaking.js";
import { showBooks, updateBooks } from "./breaking/books.js";
import { showTimeline, takeAssigned, takeStep } from "./timeline/timeline.js";

showBar();
showBox();
showSound();
showCaptions();
showPhones();
showCamera();
showBreaking();
showBooks();
showTimeline();
showLanguage();

openStream(
  {
    state(state) {
      barUptime(state);
      bannerPower(state.power);
      updateBox(state);
      updatePhones(state.phones ?? []);
      updateBreaking(state);
      updateBooks(state);
      plan();
    },
    step: takeStep,
    assign: takeAssigned,
    sound: takeSound,
    words: takeWords,
    beep: takeBeep,
  },
  (link) => {
    barLink(link);
    bannerLink(link);
  },
);
