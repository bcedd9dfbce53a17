// The one connection over which everything arrives. The browser reconnects by itself and says where it stopped; only a
// refused connection (an error status) must be opened anew.

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 15_000;

/**
 * Opens the stream. `heard` maps event names (`state`, `step`, `assign`, `sound`, `words`, `beep`) to functions of their data and id; `link` is told
 * `connecting`, `live` or `lost`.
 */
export function openStream(heard, link) {
  let source = null;
  let pauseMs = FIRST_PAUSE_MS;
  let waiting = 0;

  function open() {
    clearTimeout(waiting);
    source = new EventSource("/api/events");
    source.onopen = () => {
      pauseMs = FIRST_PAUSE_MS;
      link("live");
    };
    source.onerror = () => {
      link("lost");
      if (source.readyState !== EventSource.CLOSED) return;
      waiting = setTimeout(open, pauseMs);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    };
    for (const [name, take] of Object.entries(heard)) {
      source.addEventListener(name, (event) => {
        const data = parsed(event.data);
        if (data !== null) take(data, event.lastEventId);
      });
    }
  }

  link("connecting");
  open();
  // A page kept for the back button must not keep its connection: browsers allow six.
  addEventListener("pagehide", () => {
    clearTimeout(waiting);
    source.close();
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) open();
  });
}

function parsed(data) {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}
