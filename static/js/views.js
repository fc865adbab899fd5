// Counts one reading after the page was in sight for three seconds. No name, no cookie: the server learns only that somebody read.
const SECONDS_IN_SIGHT = 3;
let seen = 0;
const clock = setInterval(() => {
  if (document.visibilityState !== "visible") return;
  seen += 1;
  if (seen < SECONDS_IN_SIGHT) return;
  clearInterval(clock);
  if (navigator.sendBeacon) navigator.sendBeacon(document.body.dataset.viewUrl);
}, 1000);
