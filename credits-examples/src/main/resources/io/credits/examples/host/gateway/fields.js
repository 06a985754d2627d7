'use strict';
// Runs in the provider's page. The merchant hears only of a token, a brand and four digits.
const merchant = document.body.dataset.merchant;
const form = document.getElementById('card');
const fields = ['number', 'expiry', 'code'].map((id) => document.getElementById(id));
const [number, expiry, code] = fields;

function tell(message) {
  parent.postMessage({ source: 'sandbox-pay', ...message }, merchant);
}

function show(faults) {
  for (const field of fields) {
    const text = faults[field.id] || '';
    document.getElementById(field.id + '-fault').textContent = text;
    field.setAttribute('aria-invalid', text ? 'true' : 'false');
  }
  const first = fields.find((field) => faults[field.id]);
  if (first) {
    first.focus();
  }
  resized();
}

function resized() {
  tell({ height: document.documentElement.offsetHeight });
}

number.addEventListener('input', () => {
  number.value = number.value.replace(/\D/g, '').slice(0, 19).replace(/(.{4})(?=.)/g, '$1 ');
});
expiry.addEventListener('input', () => {
  const digits = expiry.value.replace(/\D/g, '').slice(0, 4);
  expiry.value = digits.length > 2 ? digits.slice(0, 2) + '/' + digits.slice(2) : digits;
});
code.addEventListener('input', () => {
  code.value = code.value.replace(/\D/g, '');
});

for (const button of document.querySelectorAll('[data-number]')) {
  button.addEventListener('click', () => {
    number.value = button.dataset.number.replace(/(.{4})(?=.)/g, '$1 ');
    expiry.value = '12/39';
    code.value = '123';
    show({});
    document.getElementById('use').focus();
  });
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const use = document.getElementById('use');
  use.disabled = true;
  try {
    const answer = await fetch('/v1/tokens', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ number: number.value, expiry: expiry.value, code: code.value }),
    });
    const told = await answer.json();
    if (answer.ok) {
      show({});
      tell({ token: told.token, brand: told.brand, lastFour: told.lastFour });
    } else {
      show(told.faults || {});
    }
  } catch (lost) {
    show({ number: 'The provider cannot be reached. Please try again.' });
  } finally {
    use.disabled = false;
  }
});

// The merchant's page says when its colours change; nothing else it says is listened to.
addEventListener('message', (event) => {
  if (event.origin === merchant && (event.data?.theme === 'dark' || event.data?.theme === 'light')) {
    document.documentElement.dataset.theme = event.data.theme;
  }
});
new ResizeObserver(resized).observe(document.body);
resized();
