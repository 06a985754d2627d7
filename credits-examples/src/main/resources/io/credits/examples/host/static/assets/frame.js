'use strict';
// What every page does: the menu, the theme, the live balance.
const menu = document.getElementById('menu');
const side = document.getElementById('side');
menu?.addEventListener('click', () => {
  const open = side.classList.toggle('open');
  menu.setAttribute('aria-expanded', String(open));
});

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

for (const button of document.querySelectorAll('[data-theme-button]')) {
  button.addEventListener('click', () => {
    const theme = isDark() ? 'light' : 'dark';
    document.documentElement.dataset.theme = theme;
    try {
      localStorage.setItem('theme', theme);
    } catch (unavailable) {
      // The choice then lasts for this page.
    }
    document.dispatchEvent(new Event('themechange'));
  });
}

for (const select of document.querySelectorAll('select[data-go]')) {
  select.addEventListener('change', () => select.form.requestSubmit());
}
for (const select of document.querySelectorAll('select[data-visit]')) {
  select.addEventListener('change', () => location.assign('/w/' + encodeURIComponent(select.value)));
}

// A form is sent once, however often its button is pressed.
for (const form of document.querySelectorAll('form[data-once]')) {
  form.addEventListener('submit', () => {
    const button = form.querySelector('[type=submit], button:not([type])');
    if (button) {
      setTimeout(() => {
        button.disabled = true;
        button.dataset.text = button.textContent;
        button.textContent = button.dataset.busy || 'Please wait …';
      });
    }
  });
}
// Coming back by the browser's button finds forms as they were.
addEventListener('pageshow', (event) => {
  if (event.persisted) {
    location.reload();
  }
});

const workspace = document.body.dataset.workspace;
const places = document.querySelectorAll('[data-live-balance]');
if (workspace && places.length > 0) {
  let last = null;
  const look = async () => {
    if (document.hidden) {
      return;
    }
    try {
      const answer = await fetch('/api/workspaces/' + encodeURIComponent(workspace) + '/balance');
      if (!answer.ok) {
        return;
      }
      const balance = await answer.json();
      for (const place of places) {
        place.textContent = balance.shown;
        place.dataset.exact = balance.available;
      }
      if (last !== null && last !== balance.available) {
        document.dispatchEvent(new Event('balancechange'));
      }
      last = balance.available;
    } catch (offline) {
      // The next look may get through.
    }
  };
  look();
  setInterval(look, 2000);
}
