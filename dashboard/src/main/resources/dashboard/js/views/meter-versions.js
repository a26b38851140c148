import { h, look, put } from '../core/dom.js';
import { address, ask, devicePath } from '../core/api.js';
import { hour, moment, second, day, value } from '../core/format.js';
import { columns, demandUnit, ofReadings, qualityKind } from '../core/series.js';
import { instant, startOf, startOfDay } from '../core/zones.js';
import { t } from '../core/words.js';
import { axes, Chart } from '../parts/chart.js';
import { panel } from '../parts/panel.js';
import { failure, fillWith, notice } from '../parts/states.js';

/** What was known of a day at which time. */
export function versionsPanel(meter, first) {
  const its = panel(t('versions.title'), { about: t('versions.about'), wide: true });
  const field = h('input', { type: 'date', value: first, 'aria-label': t('range.date') });
  const content = h('div', {});
  put(its.body, h('div', { class: 'tools' }, field), content);

  function showDay(date) {
    field.value = date;
    return fillWith(content, () => ofDay(meter, date, its), { height: 120, signal: meter.signal });
  }

  field.addEventListener('change', () => field.value && showDay(field.value));
  showDay(first);
  return { element: its.element, showDay };
}

/** The instants at which something of the day was learned, the first one first. */
function learned(history) {
  const all = new Set(history.intervals.flatMap(each => each.versions.map(version => version.learned_at)));
  return [...all].sort((a, b) => Date.parse(a) - Date.parse(b));
}

async function ofDay(meter, date, its) {
  const from = startOf(date);
  const range = { channel: meter.channel, from: instant(from), to: instant(startOfDay(from, 1)) };
  const path = devicePath(meter.id, '/readings/history');
  its.calls(address(path, range));
  const history = await ask(path, range, { signal: meter.signal });
  const times = learned(history);
  if (times.length === 0) {
    return notice('empty', t('versions.none'));
  }
  const changed = history.intervals.filter(each => each.versions.length > 1);
  its.note(changed.length ? t('versions.changed', { count: changed.length }) : '');
  if (times.length === 1) {
    return h('p', { class: 'soft' }, t('versions.once', { at: `${day(Date.parse(times[0]))}, ${second(Date.parse(times[0]))}` }));
  }
  return slider(meter, range, times, changed, its);
}

function slider(meter, range, times, changed, its) {
  const label = h('output', { class: 'slider-value' });
  const box = h('div', {});
  const input = h('input', { type: 'range', min: 0, max: times.length - 1, step: 1, value: times.length - 1, 'aria-label': t('versions.asOf') });
  let latest = 0;
  let chart = null;

  async function show() {
    const at = times[Number(input.value)];
    label.textContent = `${day(Date.parse(at))}, ${second(Date.parse(at))}`;
    input.setAttribute('aria-valuetext', label.textContent);
    const question = { ...range, as_of: instant(Date.parse(at)) };
    its.calls(address(devicePath(meter.id, '/readings'), question), address(devicePath(meter.id, '/readings/history'), range));
    latest += 1;
    const mine = latest;
    try {
      const [then, now] = await Promise.all([ask(devicePath(meter.id, '/readings'), question, { signal: meter.signal }), newest(meter, range)]);
      if (mine === latest) {
        chart = draw(chart, box, then, now, meter);
      }
    } catch (problem) {
      if (problem.name !== 'AbortError') {
        chart = null;
        put(box, failure(problem, show));
      }
    }
  }

  input.addEventListener('input', show);
  show();
  return [
    h('div', { class: 'slider' }, h('span', { class: 'soft' }, t('versions.asOf')), input, label),
    box,
    h('p', { class: 'legend' },
      h('span', { class: 'legend-item' }, h('i', { class: 'swatch swatch-line', 'aria-hidden': 'true' }), t('versions.then')),
      h('span', { class: 'legend-item' }, h('i', { class: 'swatch swatch-other', 'aria-hidden': 'true' }), t('versions.now'))),
    changes(changed, meter.unit),
  ];
}

let kept = null;

/** The day as it is known now; asked for once while the slider moves. */
function newest(meter, range) {
  const key = JSON.stringify([meter.id, range]);
  if (kept?.key !== key) {
    kept = { key, answer: ask(devicePath(meter.id, '/readings'), range) };
    kept.answer.catch(() => { kept = null; });
  }
  return kept.answer;
}

/** Both as steps on the same times; where one has no reading, it has no line. */
function draw(chart, box, then, now, meter) {
  const shown = columns(ofReadings(then).points).data;
  const other = columns(ofReadings(now).points).data;
  const data = uPlot.join([[shown[0], shown[1]], [other[0], other[1]]]);
  if (chart) {
    chart.set(data);
    return chart;
  }
  const step = uPlot.paths.stepped({ align: 1 });
  const made = new Chart({
    scales: { y: { range: (plot, min, max) => [Math.min(0, min), max * 1.08 || 1] } },
    axes: axes({ unit: demandUnit(meter.unit) }),
    series: [{}, { stroke: look('--accent'), width: 2, paths: step, points: { show: false }, spanGaps: false },
      { stroke: look('--other'), width: 1.5, dash: [4, 3], paths: step, points: { show: false }, spanGaps: false }],
  }, data, 220);
  made.element.setAttribute('role', 'img');
  made.element.setAttribute('aria-label', t('versions.title'));
  put(box, made.element);
  return made;
}

function changes(changed, unit) {
  if (!changed.length) {
    return null;
  }
  const rows = changed.flatMap(each => each.versions.map((version, i) => h('tr', {},
    h('td', {}, i === 0 ? `${hour(Date.parse(each.start))}–${hour(Date.parse(each.end))}` : ''),
    h('td', {}, `${moment(Date.parse(version.learned_at))}`),
    h('td', { class: 'num' }, value(version.value)), h('td', {}, t(`quality.${qualityKind(version.quality)}`)))));
  return h('details', { class: 'table-details' }, h('summary', {}, t('versions.table', { count: changed.length })),
    h('div', { class: 'scroll' }, h('table', {},
      h('thead', {}, h('tr', {}, h('th', {}, t('start')), h('th', {}, t('versions.learned')), h('th', { class: 'num' }, `${t('value')} ${unit ?? ''}`), h('th', {}, t('quality')))),
      h('tbody', {}, rows.slice(0, 400)))));
}
