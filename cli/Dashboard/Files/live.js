// Follows the server's stream of changes and puts the new page in the place of the old one, part by part.
import { morph } from "./morph.js";
import { setClock } from "./clock.js";

const WHILE_BUSY = 10_000;

let stream = null;
let timer = 0;
let isFetching = false;
let isDue = false;

/** Fetches this very address again; a document, so that no text is ever turned into markup here. */
function fetchPage() {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", location.href);
    request.responseType = "document";
    request.timeout = 20_000;
    request.onload = () => (request.response ? resolve(request.response) : reject(new Error("no page")));
    request.onerror = request.ontimeout = () => reject(new Error("no answer"));
    request.send();
  });
}

function show(word, isOn) {
  const button = document.getElementById("live");
  button.hidden = false;
  button.classList.toggle("off", !isOn);
  document.getElementById("live-word").textContent = word;
}

export function follow(afterwards) {
  if (!document.body.dataset.live) return;
  const button = document.getElementById("live");

  async function refresh() {
    if (isFetching) {
      isDue = true;
      return;
    }
    isFetching = true;
    clearTimeout(timer);
    try {
      const page = await fetchPage();
      setClock(page);
      document.title = page.title;
      Object.assign(document.body.dataset, page.body.dataset);
      morph(document.getElementById("main"), page.getElementById("main"));
      morph(document.querySelector("footer"), page.querySelector("footer"));
      afterwards();
    } catch {
      show("out of touch", false);
    }
    isFetching = false;
    if (isDue) {
      isDue = false;
      refresh();
    } else if (stream && document.body.dataset.busy === "yes") {
      timer = setTimeout(refresh, WHILE_BUSY);
    }
  }

  function start() {
    if (stream) return;
    stream = new EventSource(document.body.dataset.live);
    stream.onopen = () => show("live", true);
    stream.onerror = () => show("out of touch", false);
    stream.addEventListener("changed", (event) => {
      if (String(JSON.parse(event.data).number) !== document.body.dataset.number) refresh();
    });
  }

  function stop(word) {
    stream?.close();
    stream = null;
    clearTimeout(timer);
    show(word, false);
  }

  let isPaused = false;
  button.addEventListener("click", () => {
    isPaused = !isPaused;
    button.setAttribute("aria-pressed", String(!isPaused));
    if (isPaused) stop("paused");
    else start();
  });
  // A page that nobody sees asks for nothing.
  document.addEventListener("visibilitychange", () => {
    if (isPaused) return;
    if (document.hidden) stop("resting");
    else start();
  });
  if (!document.hidden) start();
  if (document.body.dataset.busy === "yes") timer = setTimeout(refresh, WHILE_BUSY);
}
