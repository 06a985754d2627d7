'use strict';
// The price while it is being typed, in the first and the third step.
const form = document.getElementById('buying');
const review = document.getElementById('review');
const url = '/api/workspaces/' + encodeURIComponent(document.body.dataset.workspace) + '/price';
// What the server said when the form was sent stays until its field is typed in.
const said = new Set([...document.querySelectorAll('#buying .fault')]
  .filter((each) => each.textContent.trim()).map((each) => each.id.replace('-fault', '')));
let asked = 0;
let wait = 0;

function value(name) {
  const field = form.elements[name];
  return field ? field.value : form.dataset[name] || '';
}

function fault(name, text) {
  if (said.has(name) && !text) {
    return;
  }
  const place = document.getElementById(name + '-fault');
  const field = form.elements[name];
  if (place && field) {
    place.textContent = text || '';
    field.setAttribute?.('aria-invalid', text ? 'true' : 'false');
  }
}

function row(title, amount, kind) {
  const name = document.createElement('dt');
  const figure = document.createElement('dd');
  name.textContent = title;
  figure.textContent = amount;
  if (kind) {
    name.className = kind;
    figure.className = kind;
  }
  return [name, figure];
}

function show(price) {
  const list = review.querySelector('dl');
  list.replaceChildren(
    ...row(price.title, price.subtotal),
    ...price.discounts.flatMap((each) => row(each.title, each.amount, 'plus')),
    ...price.taxes.flatMap((each) => row(each.title, each.amount)),
    ...row('Total', price.total, 'sum'),
  );
  list.querySelector('dd.sum').id = 'review-total';
  review.querySelector('[data-note]').textContent = price.note || '';
  const saved = review.querySelector('[data-saved]');
  if (saved) {
    saved.textContent = price.saved ? 'You save ' + price.saved + '.' : '';
  }
  if (form.elements.total) {
    form.elements.total.value = price.exactTotal;
    document.getElementById('pay').textContent = 'Pay ' + price.total;
  }
}

async function ask() {
  const mine = ++asked;
  review.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        credits: value('credits'), recurrence: value('recurrence'), company: value('company'), gstin: value('gstin'),
        country: value('country'), state: value('state'), address: value('address'),
      }),
    });
    if (mine !== asked) {
      return;
    }
    if (!answer.ok) {
      const problem = await answer.json().catch(() => ({}));
      fault('credits', problem.code === 'INVALID_AMOUNT' ? 'Please type a number of credits.' : problem.detail || 'The price cannot be told right now.');
      return;
    }
    told(await answer.json());
  } catch (offline) {
    if (mine === asked) {
      review.querySelector('[data-note]').textContent = 'The price cannot be told right now. It will be shown again before you pay.';
    }
  } finally {
    if (mine === asked) {
      review.setAttribute('aria-busy', 'false');
    }
  }
}

function told(answer) {
  for (const name of ['credits', 'company', 'state', 'address']) {
    fault(name, answer.faults[name]);
  }
  const gstin = form.elements.gstin;
  if (gstin) {
    // Half a number is not wrong yet.
    const whole = gstin.value.trim().length >= 15 || document.activeElement !== gstin;
    fault('gstin', whole ? answer.faults.gstin : '');
    document.getElementById('gstin-fine').textContent = answer.registeredIn ? 'Valid, registered in ' + answer.registeredIn + '.' : '';
    if (answer.stateCode && form.elements.state.value !== answer.stateCode) {
      said.delete('state');
      form.elements.state.value = answer.stateCode;
      ask();
    }
  }
  if (answer.price) {
    show(answer.price);
  }
}

function soon() {
  clearTimeout(wait);
  wait = setTimeout(ask, 150);
}

if (form && review) {
  form.addEventListener('input', (event) => {
    said.delete(event.target.name);
    if (event.target.name === 'country') {
      const indian = event.target.value === 'IN';
      for (const part of form.querySelectorAll('[data-india]')) {
        part.hidden = !indian;
      }
    }
    soon();
  });
  form.addEventListener('focusout', soon);
  for (const button of form.querySelectorAll('[data-credits]')) {
    button.addEventListener('click', () => {
      form.elements.credits.value = button.dataset.credits;
      ask();
    });
  }
  ask();
}
