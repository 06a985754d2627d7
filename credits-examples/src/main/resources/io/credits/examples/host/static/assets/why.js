'use strict';
// "why?" opens below its line; without a script it is a page of its own.
for (const link of document.querySelectorAll('[data-why]')) {
  link.setAttribute('aria-expanded', 'false');
  link.addEventListener('click', async (event) => {
    event.preventDefault();
    const line = link.closest('tr');
    const open = line.nextElementSibling;
    if (open?.dataset.panel) {
      open.remove();
      link.setAttribute('aria-expanded', 'false');
      return;
    }
    const row = document.createElement('tr');
    row.dataset.panel = 'true';
    const cell = row.insertCell();
    cell.colSpan = 5;
    cell.textContent = 'Looking it up …';
    line.after(row);
    link.setAttribute('aria-expanded', 'true');
    try {
      const answer = await fetch(link.href, { headers: { 'X-Panel': 'true' } });
      if (!answer.ok) {
        throw new Error('answered ' + answer.status);
      }
      cell.replaceChildren(...new DOMParser().parseFromString(await answer.text(), 'text/html').body.childNodes);
      cell.querySelector('.why')?.focus();
    } catch (lost) {
      cell.textContent = 'This cannot be explained right now. Please try again.';
    }
  });
}
