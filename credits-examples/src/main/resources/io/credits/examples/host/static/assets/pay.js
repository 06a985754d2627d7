'use strict';
// Hears from the provider's page, which runs on its own origin: a token, or how tall it is.
const frame = document.getElementById('provider');
const done = document.getElementById('token-form');
if (frame) {
  const origin = frame.dataset.origin;
  frame.src = origin + '/fields?theme=' + (isDark() ? 'dark' : 'light');
  const follow = () => frame.contentWindow.postMessage({ theme: isDark() ? 'dark' : 'light' }, origin);
  document.addEventListener('themechange', follow);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', follow);
  const slow = setTimeout(() => {
    document.getElementById('provider-fault').hidden = false;
  }, 8000);
  addEventListener('message', (event) => {
    if (event.origin !== origin || event.source !== frame.contentWindow || event.data?.source !== 'sandbox-pay') {
      return;
    }
    clearTimeout(slow);
    document.getElementById('provider-fault').hidden = true;
    if (event.data.height) {
      frame.style.height = event.data.height + 8 + 'px';
    }
    if (event.data.token) {
      done.elements.token.value = event.data.token;
      done.elements.brand.value = event.data.brand;
      done.elements.lastFour.value = event.data.lastFour;
      done.submit();
    }
  });
}
