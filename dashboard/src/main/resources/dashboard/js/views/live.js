import { h, look, put } from '../core/dom.js';
import { ask, devicePath, post, send } from '../core/api.js';
import { day, hour, number, second, value } from '../core/format.js';
import { metrics, rate } from '../core/metrics.js';
import { poll } from '../core/poll.js';
import { qualityKind } from '../core/series.js';
import { settings } from '../core/settings.js';
import { startOfDay, instant } from '../core/zones.js';
import { t } from '../core/words.js';
import { axes, Chart } from '../parts/chart.js';
import { panel } from '../parts/panel.js';
import { failure, notice, waiting } from '../parts/states.js';

const MAX_METERS = 20;
const KEPT = 120;
const ROWS = 30;

/** Readings as they become readable, and a form to send one. */
export async function show(main, { signal }) {
  const watched = new Set([settings.meter ?? 'MTR00000001']);
  put(main, h('div', { class: 'page-head' }, h('h1', {}, t('nav.live'))),
    h('div', { class: 'panels' }, ratePanel(signal), sendPanel(watched), watchPanel(watched, signal)));
}

function ratePanel(signal) {
  const its = panel(t('live.rate'), { about: t('stream.about') });
  its.calls('/q/metrics');
  const shown = h('p', { class: 'readout' });
  const x = [];
  const y = [];
  const chart = new Chart({
    scales: { x: { time: true }, y: { range: (plot, min, max) => [0, Math.max(1, max * 1.1)] } },
    axes: axes({ unit: '/s', values: (plot, splits) => splits.map(each => second(each * 1000)) }),
    series: [{}, { stroke: look('--accent'), width: 1.5, fill: look('--accent-faint'), points: { show: false } }],
  }, [x, y], 180);
  chart.element.setAttribute('role', 'img');
  chart.element.setAttribute('aria-label', t('live.rate'));
  const told = h('div', {});
  put(its.body, shown, chart.element, told);
  let before = null;
  poll(async () => {
    try {
      const now = await metrics();
      put(told);
      if (before) {
        x.push(Date.now() / 1000);
        y.push(rate(before, now, 'energy_readings_stored_total'));
        if (x.length > KEPT) {
          x.shift();
          y.shift();
        }
        chart.set([x, y]);
        shown.textContent = t('live.now', { rate: number(y[y.length - 1], 1), lag: number(now.of('energy_consumer_lag')) });
      }
      before = now;
    } catch (problem) {
      before = null;
      put(told, failure(problem));
      throw problem;
    }
  }, 1, signal);
  return its.element;
}

/** The quarter hour that has ended last. */
function lastQuarter() {
  return new Date(Math.floor(Date.now() / 900_000) * 900_000 - 900_000);
}

function sendPanel(watched) {
  const its = panel(t('send.title'), { about: t('send.about') });
  const field = (name, attributes) => h('input', { name, required: true, autocomplete: 'off', ...attributes });
  const device = field('device_id', { value: [...watched][0] });
  const start = field('start', { size: 20, value: instant(lastQuarter().getTime()) });
  const amount = field('value', { type: 'number', step: 'any', value: '0.25' });
  const channel = field('channel', { value: 'KWH' });
  const quality = h('select', { name: 'quality' }, ['actual', 'estimated', 'substituted', 'edited'].map(each => h('option', { value: each }, t(`quality.${each}`))));
  const told = h('div', { 'aria-live': 'polite' });
  const body = () => ({ device_id: device.value.trim(), channel: channel.value.trim(), start: start.value.trim(), value: Number(amount.value), quality: quality.value });
  const tell = () => its.calls({ path: '/v1/readings', method: 'POST', type: 'application/json', body: JSON.stringify(body()) });
  const form = h('form', {
    class: 'fields fields-form', oninput: tell, onsubmit: async event => {
      event.preventDefault();
      const sent = body();
      try {
        const began = performance.now();
        await post('/v1/readings', sent);
        watched.add(sent.device_id);
        put(told, h('p', { class: 'soft' }, t('send.accepted', { ms: number(performance.now() - began) })));
        await untilReadable(sent, began, told);
      } catch (problem) {
        put(told, failure(problem));
      }
    },
  },
  [['device_id', device], ['channel', channel], ['start', start], ['value', amount], ['quality', quality]].map(([name, each]) => h('label', {}, h('span', { class: 'soft' }, name), each)),
  h('button', { type: 'submit', class: 'button button-main' }, t('send.send')));
  tell();
  put(its.body, form, told);
  return its.element;
}

/** Looks for the reading until it can be asked for. */
async function untilReadable(sent, began, told) {
  const from = Date.parse(sent.start);
  for (let i = 0; i < 100 && performance.now() - began < 20_000; i += 1) {
    const answer = await ask(devicePath(sent.device_id, '/readings'), { channel: sent.channel, from: instant(from), to: instant(from + 60_000) }).catch(() => ({ readings: [] }));
    if (answer.readings.some(each => Number(each.value) === sent.value && each.quality === sent.quality)) {
      put(told, h('p', { class: 'soft' }, t('send.readable', { ms: number(performance.now() - began) }), ' ', h('a', { href: `#/meters/${encodeURIComponent(sent.device_id)}` }, sent.device_id)));
      return;
    }
    await new Promise(done => { setTimeout(done, 50); });
  }
  put(told, notice('error', t('send.late')));
}

function watchPanel(watched, signal) {
  const its = panel(t('watch.title'), { about: t('watch.about'), wide: true });
  const rows = h('tbody', {});
  const status = h('div', {}, waiting(120));
  const field = h('input', { type: 'text', 'aria-label': t('watch.add'), placeholder: t('watch.hint'), autocomplete: 'off', spellcheck: 'false' });
  const tags = h('ul', { class: 'tags' });
  const known = new Map();
  const drawTags = () => put(tags, [...watched].map(id => h('li', {}, h('button', { type: 'button', class: 'tag', 'aria-label': t('watch.remove', { id }), onclick: () => { watched.delete(id); drawTags(); } }, `${id} ×`))));
  const form = h('form', {
    class: 'tools', onsubmit: async event => {
      event.preventDefault();
      await add(field.value.trim(), watched).catch(problem => put(status, failure(problem)));
      field.value = '';
      drawTags();
    },
  }, field, h('button', { class: 'button', type: 'submit' }, t('watch.add')), tags);
  drawTags();
  put(its.body, form, status, h('div', { class: 'scroll' }, h('table', {}, h('thead', {}, h('tr', {}, h('th', {}, t('watch.seen')), h('th', {}, t('device')), h('th', {}, t('channel')), h('th', {}, t('start')), h('th', { class: 'num' }, t('value')), h('th', {}, t('quality')))), rows)));
  let first = true;
  poll(async () => {
    if (!watched.size) {
      put(status, notice('empty', t('watch.none')));
      return;
    }
    if (tags.childElementCount !== watched.size) {
      drawTags();
    }
    const body = { device_ids: [...watched], channels: '*', from: instant(startOfDay(Date.now(), -1)), to: instant(startOfDay(Date.now(), 2)) };
    its.calls({ path: '/v1/readings/query', method: 'POST', type: 'application/json', body: JSON.stringify(body) });
    try {
      const fresh = await changes(body, known, signal);
      const shown = first ? fresh.slice(0, ROWS) : fresh;
      rows.prepend(...shown.map(each => row(each, !first)));
      while (rows.childElementCount > ROWS) {
        rows.lastElementChild.remove();
      }
      put(status, rows.childElementCount ? null : notice('empty', t('watch.quiet'), t('watch.quiet.text')));
      first = false;
    } catch (problem) {
      put(status, failure(problem));
      throw problem;
    }
  }, 1, signal);
  return its.element;
}

/** Watches a meter, or the first ones of a group: `region=North`. */
async function add(text, watched) {
  const group = /^(region|tariff|feeder|customer)=(.+)$/.exec(text);
  const ids = group ? (await ask('/v1/devices', { [group[1]]: group[2], limit: MAX_METERS })).devices.map(each => each.device_id) : [text].filter(Boolean);
  ids.forEach(each => watched.size < MAX_METERS && watched.add(each));
}

/** Returns the readings that were not known, or had another value; the newest interval first. */
async function changes(body, known, signal) {
  const response = await send('/v1/readings/query', { method: 'POST', body: JSON.stringify(body), type: 'application/json', accept: 'application/x-ndjson', signal });
  const fresh = [];
  for (const line of (await response.text()).split('\n').filter(Boolean)) {
    const series = JSON.parse(line);
    for (const each of series.readings ?? []) {
      const name = `${series.device_id} ${series.channel} ${each.start}`;
      const now = `${each.value} ${each.quality}`;
      if (known.get(name) !== now) {
        known.set(name, now);
        fresh.push({ ...each, device: series.device_id, channel: series.channel, unit: series.unit });
      }
    }
  }
  return fresh.sort((a, b) => Date.parse(b.start) - Date.parse(a.start));
}

function row(each, isNew) {
  const start = Date.parse(each.start);
  return h('tr', { class: isNew ? 'is-new' : null }, h('td', {}, isNew ? second(Date.now()) : '–'), h('td', {}, h('a', { href: `#/meters/${encodeURIComponent(each.device)}` }, each.device)), h('td', {}, each.channel),
    h('td', {}, `${day(start)}, ${hour(start)}`), h('td', { class: 'num' }, `${value(each.value)} ${each.unit ?? ''}`), h('td', {}, t(`quality.${qualityKind(each.quality)}`)));
}
