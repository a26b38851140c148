import { h, s } from '../core/dom.js';
import { weekdayName, month, weekday } from '../core/format.js';
import { plusDays, startOf } from '../core/zones.js';
import { t } from '../core/words.js';

const CELL = 13;
const STEP = 15;
const LEFT = 22;
const TOP = 18;

function weekdayOf(date) {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/**
 * A calendar of days, a column a week. `of(date)` returns the text that tells of a day, its `shade`
 * from 0 to 5, null for a day without values, and whether it is `partial`.
 */
export function heatMap(from, to, of, { label, choose, size = 1 } = {}) {
  const dates = [];
  for (let date = from; date < to; date = plusDays(date, 1)) {
    dates.push(date);
  }
  const shift = weekdayOf(from);
  const columns = Math.ceil((dates.length + shift) / 7);
  const step = STEP * size;
  const cell = CELL * size;
  const width = LEFT + columns * step;
  const readout = h('p', { class: 'heat-readout', 'aria-live': 'polite' }, t('heat.hint'));
  const cells = dates.map((date, i) => {
    const its = of(date);
    const column = Math.floor((i + shift) / 7);
    const rect = s('rect', {
      x: LEFT + column * step, y: TOP + ((i + shift) % 7) * step, width: cell, height: cell, rx: 3 * size,
      class: its.shade === null ? 'heat-none' : `heat-${its.shade}${its.partial ? ' heat-partial' : ''}`,
    });
    rect.addEventListener('pointerenter', () => show(i));
    rect.addEventListener('click', () => choose?.(date));
    return { date, rect, text: its.text };
  });
  let at = cells.length - 1;

  function show(i) {
    cells[at]?.rect.classList.remove('heat-at');
    at = i;
    cells[at].rect.classList.add('heat-at');
    readout.textContent = `${weekday(startOf(cells[at].date) + 43_200_000)}: ${cells[at].text}`;
  }

  const months = dates.map((date, i) => [date, i]).filter(([date, i]) => date.endsWith('-01') || (i === 0 && Number(date.slice(8)) < 20))
    .map(([date, i]) => s('text', { x: LEFT + Math.floor((i + shift + (i ? 6 : 0)) / 7) * step, y: 11, class: 'heat-label' }, month(startOf(date) + 43_200_000)));
  const rows = [0, 2, 4].map(row => s('text', { x: 0, y: TOP + row * step + cell - 3, class: 'heat-label' }, weekdayName(row)));
  const picture = s('svg', {
    viewBox: `0 0 ${width} ${TOP + 7 * step}`, class: `heat ${choose ? 'heat-can' : ''} ${columns > 20 ? 'heat-year' : 'heat-weeks'}`,
    role: choose ? 'application' : 'img', 'aria-label': `${label}. ${choose ? t('heat.keys') : ''}`, tabindex: '0',
  }, months, rows, cells.map(each => each.rect));
  picture.addEventListener('keydown', event => {
    const move = { ArrowLeft: -7, ArrowRight: 7, ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (move) {
      event.preventDefault();
      show(Math.min(cells.length - 1, Math.max(0, at + move)));
    } else if (event.key === 'Enter') {
      choose?.(cells[at].date);
    }
  });
  const scroll = h('div', { class: 'scroll', tabindex: '-1' }, picture);
  requestAnimationFrame(() => { scroll.scrollLeft = scroll.scrollWidth; }); // where it is narrow, the newest days are seen
  return h('div', { class: 'heat-frame' }, scroll, readout);
}

/** Tells what the shades mean. */
export function heatLegend(low, high) {
  return h('p', { class: 'legend' }, low,
    h('span', { class: 'heat-scale', 'aria-hidden': 'true' }, [0, 1, 2, 3, 4, 5].map(each => h('i', { class: `heat-${each}` }))), high,
    h('span', { class: 'legend-item' }, h('i', { class: 'swatch swatch-partial', 'aria-hidden': 'true' }), t('legend.partial')),
    h('span', { class: 'legend-item' }, h('i', { class: 'swatch swatch-missing', 'aria-hidden': 'true' }), t('legend.none')));
}

/** Returns the function from values to shades, by sixths of those that there are. */
export function shades(values) {
  const sorted = values.filter(each => each !== null).sort((a, b) => a - b);
  const limits = [1, 2, 3, 4, 5].map(each => sorted[Math.floor(sorted.length * each / 6)]);
  return value => (value === null || value === undefined ? null : limits.filter(limit => value >= limit).length);
}
