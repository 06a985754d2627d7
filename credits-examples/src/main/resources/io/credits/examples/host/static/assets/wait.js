'use strict';
// Waits for a payment that the provider is still working on.
const waiting = document.getElementById('waiting');
if (waiting) {
  const look = async () => {
    try {
      const answer = await fetch(waiting.dataset.source);
      const state = answer.ok ? (await answer.json()).state : 'PENDING';
      if (state !== 'PENDING' && state !== 'UNKNOWN') {
        location.reload();
        return;
      }
    } catch (offline) {
      // The next look may get through.
    }
    setTimeout(look, 1000);
  };
  setTimeout(look, 1000);
}
