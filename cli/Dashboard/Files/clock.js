// Keeps every time that is relative to now true, once a second, by the server's clock.

let ahead = 0;

/** Takes the server's time from a document that it just made. */
export function setClock(page) {
  const served = Date.parse(page.body.dataset.now ?? "");
  if (!Number.isNaN(served)) ahead = served - Date.now();
}

/** A duration for people, as the server writes it. */
export function duration(seconds) {
  const s = Math.max(seconds, 0);
  if (s < 9.95) return `${s.toFixed(1)} s`;
  if (s < 59.5) return `${Math.round(s)} s`;
  if (s < 3600) return `${Math.floor(s / 60)} m ${Math.floor(s) % 60} s`;
  return `${Math.floor(s / 3600)} h ${Math.floor(s / 60) % 60} m`;
}

function rough(seconds) {
  const s = Math.max(seconds, 0);
  if (s < 60) return `${Math.floor(s)} s`;
  if (s < 3600) return `${Math.floor(s / 60)} m`;
  if (s < 172800) return `${Math.floor(s / 3600)} h`;
  return `${Math.floor(s / 86400)} d`;
}

function says(time) {
  const passed = (Date.now() + ahead - Date.parse(time.dateTime)) / 1000;
  switch (time.dataset.shows) {
    case "ago": return `${rough(passed)} ago`;
    case "since": return duration(passed);
    default: return passed < 0 ? duration(-passed) : "a moment";
  }
}

function tick() {
  for (const time of document.querySelectorAll("time[data-shows]")) {
    const now = says(time);
    if (time.textContent !== now) time.textContent = now;
  }
}

export function keepTime() {
  setClock(document);
  setInterval(tick, 1000);
}
