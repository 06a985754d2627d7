'use strict';
// Runs before the page is drawn, so that a chosen theme does not flash.
try {
  const chosen = localStorage.getItem('theme');
  if (chosen === 'light' || chosen === 'dark') {
    document.documentElement.dataset.theme = chosen;
  }
} catch (unavailable) {
  // Without storage the system's own choice holds.
}
