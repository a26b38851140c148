import { h, look, put } from '../core/dom.js';
import { address, ask } from '../core/api.js';
import { day as dayText, hour, number } from '../core/format.js';
import { isEnergy } from '../core/series.js';
import { plusDays, startOf } from '../core/zones.js';
import { t } from '../core/words.js';
import { axes, Chart } from '../parts/chart.js';
import { panel } from '../parts/panel.js';
import { fillWith, notice } from '../parts/states.js';

const HOUR = 3_600_000;

/** The demand of all meters over a day, beside the day, week and year before. */
export function curvePanel({ day, group, signal }) {
  const its = panel(t('curve.title'), { about: t('curve.about'), wide: true });
  const others = [['day', plusDays(day.day, -1)], ['week', plusDays(day.day, -7)], ['year', plusDays(day.day, -364)]];
  const question = date => ({ day: date, group, by: 'quarter-hour' });
  its.calls(...[day.day, ...others.map(each => each[1])].map(date => address('/v1/fleet/profile', question(date))));
  its.note(dayText(startOf(day.day) + 12 * HOUR));
  fillWith(its.body, async () => {
    const own = await ask('/v1/fleet/profile', question(day.day), { signal });
    const before = await Promise.all(others.map(([, date]) => ask('/v1/fleet/profile', question(date), { signal }).catch(() => null)));
    const shown = [own, ...before].map(curve);
    if (!shown[0]) {
      return notice('empty', t('usage.nothing'));
    }
    return drawn(own, shown, others);
  }, { height: 320, signal });
  return its.element;
}

/** Demand by hours since the day began; its mean a meter, so that days with fewer meters compare. */
function curve(profile) {
  if (!profile || !profile.buckets.some(each => each.sum !== null)) {
    return null;
  }
  const begin = Date.parse(profile.buckets[0].start);
  const energy = isEnergy(profile.unit);
  return profile.buckets.map(each => {
    const hours = (Date.parse(each.end) - Date.parse(each.start)) / HOUR;
    return { at: (Date.parse(each.start) - begin) / HOUR, start: Date.parse(each.start), hours, y: each.sum === null || each.count === 0 ? null : (energy ? each.sum / hours : each.sum) / each.count };
  });
}

function drawn(own, shown, others) {
  const unit = isEnergy(own.unit) ? own.unit.slice(0, -1) : own.unit;
  const first = shown[0];
  const looks = [{ stroke: look('--accent'), width: 2 }, { stroke: look('--other'), width: 1.5 }, { stroke: look('--series-3'), width: 1.5, dash: [6, 4] }, { stroke: look('--series-4'), width: 1.5, dash: [2, 3] }];
  const kept = shown.map((each, i) => ({ each, i })).filter(({ each }) => each);
  const data = uPlot.join(kept.map(({ each }) => [each.map(point => point.at), each.map(point => point.y)]));
  const readout = h('p', { class: 'readout', 'aria-live': 'polite' });
  const names = [t('curve.this'), ...others.map(([name]) => t(`curve.${name}`))];
  const hint = t('curve.hint', { unit });
  readout.textContent = hint;
  const length = first.length ? first[first.length - 1].at + first[0].hours : 24;
  const [x, y] = axes({ unit, time: false, values: (plot, splits) => splits.map(each => clockAt(first, each)) });
  const chart = new Chart({
    scales: { x: { time: false, range: [0, length] }, y: { range: (plot, min, max) => [Math.min(0, min), max * 1.08 || 1] } },
    axes: [{ ...x, incrs: [1, 2, 3, 4, 6] }, y],
    series: [{}, ...kept.map(({ i }) => ({ ...looks[i], points: { show: false }, fill: i === 0 ? look('--accent-faint') : undefined }))],
    hooks: {
      setCursor: [plot => {
        const { idx } = plot.cursor;
        readout.textContent = idx === null || idx === undefined ? hint : `${clockAt(first, data[0][idx])} · ${kept.map(({ i }, column) => `${names[i]} ${number(data[column + 1][idx], 3, 3)}`).join(' · ')} ${unit}`;
      }],
    },
  }, data, 300);
  chart.element.setAttribute('role', 'img');
  const top = first.reduce((max, each) => ((each.y ?? -1) > (max.y ?? -1) ? each : max), first[0]);
  chart.element.setAttribute('aria-label', t('curve.label', { at: hour(top.start), max: number(top.y, 3), unit }));
  return [readout, chart.element, h('p', { class: 'legend' }, kept.map(({ i }) => h('span', { class: 'legend-item' },
    h('i', { class: `swatch swatch-line-${i}`, 'aria-hidden': 'true' }), names[i])))];
}

/** What a clock shows after some hours of the day; on a day of 25 hours one hour comes twice. */
function clockAt(points, hours) {
  return points.length ? hour(points[0].start + hours * HOUR) : '';
}
