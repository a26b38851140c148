import { h, s, look } from '../core/dom.js';
import { number, value } from '../core/format.js';

const HEIGHT = 240;
const BOTTOM = 26;
const LEFT = 52;
const TOP = 14;

function niceTop(max) {
  if (!(max > 0)) {
    return 1;
  }
  const power = 10 ** Math.floor(Math.log10(max));
  return [1, 1.5, 2, 3, 4, 5, 6, 8, 10].map(each => each * power).find(each => each >= max);
}

/**
 * Bars over time, each as wide as its bucket lasts: a day of 25 hours is 25 hours wide. `other` of
 * a bar is what it is compared with, a line across it.
 */
export function bars(all, { width = 760, unit, label, text, readout, choose }) {
  const plot = { left: LEFT, right: width - 4, top: TOP, bottom: HEIGHT - BOTTOM };
  const from = all[0].start;
  const to = all[all.length - 1].end;
  const x = at => plot.left + (at - from) / (to - from) * (plot.right - plot.left);
  const max = niceTop(Math.max(0, ...all.flatMap(each => [each.value ?? 0, each.other ?? 0])));
  const min = Math.min(0, ...all.map(each => each.value ?? 0));
  const low = min < 0 ? -niceTop(-min) : 0;
  const y = at => plot.bottom - (at - low) / (max - low) * (plot.bottom - plot.top);
  const lines = [0, 0.25, 0.5, 0.75, 1].map(share => low + (max - low) * share);
  const every = Math.ceil(all.length / Math.max(4, Math.floor(width / 64)));
  const groups = all.map((each, i) => {
    const left = x(each.start);
    const right = x(each.end);
    const gap = Math.min(4, (right - left) * 0.14);
    const group = s('g', { class: 'bar-group' },
      s('rect', { x: left, y: plot.top, width: Math.max(1, right - left), height: plot.bottom - plot.top, class: 'bar-room' }),
      each.value === null ? s('rect', { x: left + gap, y: plot.top, width: Math.max(1, right - left - 2 * gap), height: plot.bottom - plot.top, fill: 'url(#hatch)', class: 'bar-missing' })
        : s('rect', { x: left + gap, y: Math.min(y(0), y(each.value)), width: Math.max(1, right - left - 2 * gap), height: Math.max(1, Math.abs(y(0) - y(each.value))), rx: 2, class: each.partial ? 'bar bar-partial' : 'bar' }),
      each.other !== null && each.other !== undefined ? s('line', { x1: left + gap / 2, x2: right - gap / 2, y1: y(each.other), y2: y(each.other), class: 'bar-other' }) : null,
      i % every === 0 ? s('text', { x: (left + right) / 2, y: HEIGHT - 8, class: 'axis-text', 'text-anchor': 'middle' }, each.name) : null);
    group.addEventListener('pointerenter', () => { readout.textContent = text(each); });
    if (choose) {
      group.addEventListener('click', () => choose(each));
    }
    return group;
  });
  const picture = s('svg', { viewBox: `0 0 ${width} ${HEIGHT}`, width, height: HEIGHT, class: choose ? 'bars bars-can' : 'bars', role: 'img', 'aria-label': label, tabindex: '0' },
    s('defs', {}, s('pattern', { id: 'hatch', width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
      s('line', { x1: 0, y1: 0, x2: 0, y2: 6, stroke: look('--missing'), 'stroke-width': 1.5 }))),
    lines.map((each, i) => [
      s('line', { x1: plot.left, x2: plot.right, y1: y(each), y2: y(each), class: each === 0 ? 'axis-zero' : 'axis-line' }),
      s('text', { x: plot.left - 8, y: y(each) + 4, class: 'axis-text', 'text-anchor': 'end' }, number(each, 3) + (i === lines.length - 1 ? ` ${unit ?? ''}` : '')),
    ]),
    groups);
  let at = all.length;
  picture.addEventListener('keydown', event => {
    const move = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (move) {
      event.preventDefault();
      groups[at]?.classList.remove('bar-at');
      at = Math.min(all.length - 1, Math.max(0, at + move));
      groups[at].classList.add('bar-at');
      readout.textContent = text(all[at]);
    } else if (event.key === 'Enter' && all[at]) {
      choose?.(all[at]);
    }
  });
  return picture;
}

/** A bar of shares side by side, such as of qualities, with its legend. */
export function shareBar(shares, label) {
  const total = shares.reduce((sum, each) => sum + each.count, 0);
  const shown = shares.filter(each => each.count > 0);
  return h('div', { class: 'share' },
    h('div', { class: 'share-bar', role: 'img', 'aria-label': `${label}: ${shown.map(each => `${each.name} ${value(each.count / total * 100)} %`).join(', ')}` },
      shown.map(each => h('i', { class: `share-part q-${each.key}`, style: { 'flex-grow': String(Math.max(each.count / total, 0.004)) } }))),
    h('ul', { class: 'share-legend' }, shown.map(each => h('li', {},
      h('i', { class: `swatch q-${each.key}`, 'aria-hidden': 'true' }), h('span', {}, each.name), h('span', { class: 'num' }, each.shown)))));
}
