'use strict';
// The two charts of the dashboard, drawn from the same numbers as the table: /api/workspaces/{workspace}/dashboard.
const board = document.getElementById('charts');
const line = document.getElementById('line');
const pie = document.getElementById('pie');
let drawn = [];
let shown = null;

function colour(name) {
  const probe = document.createElement('span');
  probe.className = 'hidden';
  document.body.append(probe);
  probe.style.color = 'var(--' + name + ')';
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}

function state(name) {
  for (const chart of [line, pie]) {
    chart.dataset.state = name;
    chart.setAttribute('aria-busy', String(name === 'loading'));
  }
}

const credits = new Intl.NumberFormat('en-IN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const whole = new Intl.NumberFormat('en-IN', { maximumFractionDigits: 0 });
const dayName = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

function shortDay(iso) {
  return dayName.format(new Date(iso + 'T00:00:00Z'));
}

/** So many days are named below the line that their names never touch. */
function daysNamed(width) {
  return width < 420 ? 4 : 8;
}

function draw(numbers) {
  shown = numbers;
  drawn.forEach((chart) => chart.destroy());
  drawn = [];
  if (Number(numbers.total) === 0) {
    state('empty');
    return;
  }
  state('ready');
  const soft = colour('soft');
  const rule = colour('rule');
  const accent = colour('chart-1');
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.font.size = 13;
  Chart.defaults.color = soft;
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const tooltip = { backgroundColor: colour('ink'), titleColor: colour('paper'), bodyColor: colour('paper'), padding: 10, cornerRadius: 8, displayColors: false };
  drawn.push(new Chart(line.querySelector('canvas'), {
    type: 'line',
    data: {
      labels: numbers.daily.map((each) => shortDay(each.day)),
      datasets: [{
        data: numbers.daily.map((each) => Number(each.credits)),
        borderColor: accent,
        backgroundColor: accent.replace('rgb(', 'rgba(').replace(')', ', 0.10)'),
        fill: true, borderWidth: 2, tension: 0.25, pointRadius: numbers.daily.length > 40 ? 0 : 2.5, pointHoverRadius: 5, pointBackgroundColor: accent,
      }],
    },
    options: {
      responsive: true, maintainAspectRatio: false, animation: still ? false : { duration: 350 },
      onResize: (chart, size) => { chart.options.scales.x.ticks.maxTicksLimit = daysNamed(size.width); },
      interaction: { mode: 'index', intersect: false },
      plugins: { legend: { display: false }, tooltip: { ...tooltip, callbacks: { label: (at) => credits.format(at.parsed.y) + ' credits' } } },
      scales: {
        x: { grid: { display: false }, border: { color: rule }, ticks: { maxRotation: 0, autoSkip: true, maxTicksLimit: daysNamed(line.clientWidth) } },
        y: { beginAtZero: true, grid: { color: rule }, border: { display: false }, ticks: { maxTicksLimit: 6, callback: (value) => whole.format(value) } },
      },
    },
  }));
  drawn.push(new Chart(pie.querySelector('canvas'), {
    type: 'pie',
    data: {
      labels: numbers.channels.map((each) => each.name),
      datasets: [{
        data: numbers.channels.map((each) => Math.max(0, Number(each.credits))),
        backgroundColor: numbers.channels.map((each, at) => colour('chart-' + Math.min(at + 1, 5))),
        borderColor: colour('paper'), borderWidth: 2, hoverOffset: 6,
      }],
    },
    options: {
      responsive: true, maintainAspectRatio: false, animation: still ? false : { duration: 350 }, layout: { padding: 6 },
      plugins: { legend: { display: false }, tooltip: { ...tooltip, callbacks: { label: (at) => credits.format(at.parsed) + ' credits, ' + numbers.channels[at.dataIndex].percent + ' %' } } },
    },
  }));
}

async function load() {
  try {
    const answer = await fetch(board.dataset.source);
    if (!answer.ok) {
      throw new Error('answered ' + answer.status);
    }
    draw(await answer.json());
  } catch (lost) {
    state('fault');
  }
}

if (board) {
  load();
  document.addEventListener('themechange', () => shown && draw(shown));
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => shown && draw(shown));
  for (const retry of board.querySelectorAll('[data-retry]')) {
    retry.addEventListener('click', () => {
      state('loading');
      load();
    });
  }
}
