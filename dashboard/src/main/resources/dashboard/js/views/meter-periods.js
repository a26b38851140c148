import { h, look, put } from '../core/dom.js';
import { address, ask, devicePath } from '../core/api.js';
import { change, day, hour, month, number, percent, shortDay, value, weekday } from '../core/format.js';
import { demandUnit, isEnergy } from '../core/series.js';
import { zone } from '../core/zones.js';
import { t } from '../core/words.js';
import { bars } from '../parts/bars.js';
import { axes, Chart } from '../parts/chart.js';
import { choice, figure, figures, panel } from '../parts/panel.js';
import { failure, fillWith, notice } from '../parts/states.js';

const PERIODS = { P1W: 'day', P1M: 'day', P3M: 'week', P6M: 'month', P1Y: 'month' };
const STEPS = 400;

/** The usage of five periods, beside the period before or the year before. */
export function periodPanel(meter) {
  let period = 'P1M';
  let compare = 'previous';
  const its = panel(t('usage.title'), { about: t('usage.about'), wide: true });
  const content = h('div', {});
  const again = () => fillWith(content, () => ofPeriod(meter, period, compare, its), { height: 340, signal: meter.signal });
  put(its.body,
    h('div', { class: 'tools' },
      choice(t('usage.period'), Object.keys(PERIODS).map(each => [each, t(`period.${each}`)]), period, chosen => { period = chosen; again(); }),
      choice(t('usage.compare'), ['previous', 'year'].map(each => [each, t(`compare.${each}`)]), compare, chosen => { compare = chosen; again(); })),
    content);
  again();
  return its.element;
}

async function ofPeriod(meter, period, compare, its) {
  const question = { period, by: PERIODS[period], channel: meter.channel, zone: zone(), compare };
  const path = devicePath(meter.id, '/usage');
  its.calls(address(path, question));
  const usage = await ask(path, question, { signal: meter.signal });
  its.note(`${day(Date.parse(usage.from))} – ${day(Date.parse(usage.to) - 1)}`);
  const readout = h('p', { class: 'readout', 'aria-live': 'polite' }, t('usage.hint'));
  const duration = h('div', { class: 'duration' });
  fillWith(duration, () => durationCurve(meter, usage), { height: 200, signal: meter.signal });
  return [
    usageFigures(usage, compare),
    h('div', { class: 'split' },
      h('div', {}, readout, h('div', { class: 'scroll' }, usageBars(usage, compare, readout)), legend(compare)),
      h('div', {}, h('h3', {}, t('duration.title')), duration)),
  ];
}

function usageFigures(usage, compare) {
  const { total, comparison, unit } = usage;
  const complete = comparison && comparison.total.count === comparison.total.expected && total.count === total.expected;
  const percentage = comparison?.change.percent;
  return figures(
    figure(isEnergy(unit) ? t('usage.sum') : t('usage.mean'), value(isEnergy(unit) ? total.sum : total.mean), { unit }),
    figure(t(`compare.${compare}`), percentage === null || percentage === undefined ? '–' : change(percentage), {
      more: comparison?.total.sum === null ? t('usage.nothing') : `${value(comparison.total.sum)} ${unit ?? ''}${complete ? '' : ` · ${t('usage.incomplete')}`}`,
    }),
    total.peak ? figure(t('usage.peak'), value(total.peak.demand), { unit: total.peak.unit, more: `${weekday(Date.parse(total.peak.start))}, ${hour(Date.parse(total.peak.start))}` })
      : figure(t('usage.max'), value(total.max), { unit }),
    figure(t('usage.loadFactor'), total.load_factor === null ? '–' : percent(total.load_factor, 1), { more: t('usage.loadFactor.more') }),
    figure(t('usage.present'), percent(total.count, total.expected), { more: t('usage.ofExpected', { count: number(total.count), expected: number(total.expected) }), tone: total.count < total.expected ? 'partial' : null }));
}

function nameOf(bucket, by) {
  const start = Date.parse(bucket.start);
  return by === 'month' ? month(start) : shortDay(start);
}

function usageBars(usage, compare, readout) {
  const energy = isEnergy(usage.unit);
  const shown = each => (each ? (energy ? each.sum : each.mean) : null);
  const all = usage.buckets.map((each, i) => {
    const other = usage.comparison?.buckets[i];
    return {
      start: Date.parse(each.start), end: Date.parse(each.end), name: nameOf(each, usage.by), value: shown(each), other: shown(other),
      partial: each.count > 0 && each.count < each.expected, bucket: each,
    };
  });
  const hours = each => Math.round((each.end - each.start) / 3_600_000);
  const text = each => [
    usage.by === 'day' ? weekday(each.start) : `${shortDay(each.start)} – ${shortDay(each.end - 1)}`,
    usage.by === 'day' && hours(each) !== 24 ? t('usage.hours', { hours: hours(each) }) : null,
    each.value === null ? t('quality.missing') : `${value(each.value)} ${usage.unit ?? ''}`,
    each.partial ? percent(each.bucket.count, each.bucket.expected) : null,
    each.other === null || each.other === undefined ? null : `${t(`compare.${compare}`)}: ${value(each.other)} ${usage.unit ?? ''}`,
  ].filter(Boolean).join(' · ');
  return bars(all, { unit: usage.unit, label: t('usage.bars', { count: all.length }), text, readout });
}

function legend(compare) {
  return h('p', { class: 'legend' },
    h('span', { class: 'legend-item' }, h('i', { class: 'swatch swatch-bar', 'aria-hidden': 'true' }), t('usage.this')),
    h('span', { class: 'legend-item' }, h('i', { class: 'swatch swatch-other', 'aria-hidden': 'true' }), t(`compare.${compare}`)),
    h('span', { class: 'legend-item' }, h('i', { class: 'swatch swatch-partial-bar', 'aria-hidden': 'true' }), t('legend.partial')),
    h('span', { class: 'legend-item' }, h('i', { class: 'swatch swatch-missing', 'aria-hidden': 'true' }), t('legend.none')));
}

/** How much of the time demand was at least this: all readings, the largest first. */
async function durationCurve(meter, usage) {
  if (!isEnergy(usage.unit)) {
    return notice('empty', t('duration.noEnergy'));
  }
  if (usage.total.count === 0) {
    return notice('empty', t('usage.nothing'));
  }
  const answer = await ask(devicePath(meter.id, '/readings'), { channel: meter.channel, from: usage.from, to: usage.to, limit: 100_000 }, { signal: meter.signal });
  const demands = answer.readings.filter(each => each.value !== null).map(each => each.value / ((Date.parse(each.end) - Date.parse(each.start)) / 3_600_000)).sort((a, b) => b - a);
  if (answer.next_cursor) {
    return failure(new Error(t('duration.tooMany')));
  }
  const steps = Math.min(STEPS, demands.length);
  const x = Array.from({ length: steps }, (unused, i) => (steps === 1 ? 0 : i / (steps - 1) * 100));
  const y = x.map(share => demands[Math.round(share / 100 * (demands.length - 1))]);
  const [across, up] = axes({ unit: demandUnit(usage.unit), time: false, values: (plot, splits) => splits.map(each => `${each} %`) });
  const chart = new Chart({
    scales: { x: { time: false, range: [0, 100] }, y: { range: (plot, min, max) => [Math.min(0, min), max * 1.05 || 1] } },
    axes: [across, up],
    series: [{}, { stroke: look('--accent'), width: 1.5, fill: look('--accent-faint'), points: { show: false } }],
  }, [x, y], 240);
  chart.element.setAttribute('role', 'img');
  chart.element.setAttribute('aria-label', t('duration.label', { tenth: value(demands[Math.floor(demands.length / 10)]), half: value(demands[Math.floor(demands.length / 2)]), unit: demandUnit(usage.unit) }));
  return [chart.element, h('p', { class: 'soft small' }, t('duration.label', { tenth: value(demands[Math.floor(demands.length / 10)]), half: value(demands[Math.floor(demands.length / 2)]), unit: demandUnit(usage.unit) }))];
}
