import { h, put } from '../core/dom.js';
import { address, ask } from '../core/api.js';
import { brief, bytes, duration, moment, number, percent } from '../core/format.js';
import { metrics, rate } from '../core/metrics.js';
import { poll } from '../core/poll.js';
import { t } from '../core/words.js';
import { figure, figures, panel } from '../parts/panel.js';
import { failure, fillWith, notice, waiting } from '../parts/states.js';

/** What comes in by REST and how far the consumer is behind, every two seconds. */
export function streamPanel(signal) {
  const its = panel(t('stream.title'), { about: t('stream.about') });
  its.calls('/q/metrics');
  put(its.body, waiting(74));
  let before = null;
  poll(async () => {
    try {
      const now = await metrics();
      const since = before ?? now;
      before = now;
      const lag = now.of('energy_consumer_lag');
      put(its.body, figures(
        figure(t('stream.rate'), brief(Math.round(rate(since, now, 'energy_readings_stored_total'))), { unit: '/s' }),
        figure(t('stream.lag'), brief(lag), { more: t('stream.lag.more'), tone: lag > 100_000 ? 'partial' : null }),
        figure(t('stream.stored'), brief(now.of('energy_readings_stored_total')), { more: t('stream.since') }),
        figure(t('stream.rejected'), brief(now.of('energy_readings_rejected_total') + now.of('energy_consumer_rejected_total')), { more: t('stream.since') })));
    } catch (problem) {
      before = null;
      put(its.body, failure(problem));
      throw problem;
    }
  }, 2, signal);
  return its.element;
}

/** The newest load that stored something. */
export function lastLoadPanel(signal) {
  const its = panel(t('lastLoad.title'), { about: t('lastLoad.about') });
  const call = address('/v1/loads', { limit: 100 });
  its.calls(call);
  fillWith(its.body, async () => {
    const { loads } = await ask('/v1/loads', { limit: 100 }, { signal });
    const load = lastNight(loads);
    if (!load) {
      return notice('empty', t('loads.none'), t('loads.none.text'));
    }
    const { totals } = load;
    its.note(moment(Date.parse(load.started)));
    return figures(
      figure(t('load.readings'), brief(totals.readings), { more: h('a', { href: `#/loads/${load.id}` }, t(`load.state.${load.state}`)) }),
      figure(t('load.rate'), brief(load.readings_per_second), { unit: '/s', more: duration(load.duration) }),
      figure(t('load.rejected'), number(totals.rejected), { more: percent(totals.rejected, totals.readings + totals.rejected), tone: totals.rejected ? 'partial' : null }),
      figure(t('load.size'), totals.readings ? number(totals.block_bytes / totals.readings, 2, 2) : '–', { unit: 'B', more: bytes(totals.block_bytes) }));
  }, { height: 74, signal });
  return its.element;
}

/** The largest load of the last 24 hours, or the newest one. */
function lastNight(loads) {
  const since = Date.now() - 86_400_000;
  const recent = loads.filter(each => Date.parse(each.started) >= since && each.totals.readings > 0);
  return recent.sort((a, b) => b.totals.readings - a.totals.readings)[0] ?? loads[0];
}

/** The figures of the day that was computed. */
export function totalsPanel({ day, group, signal }) {
  const its = panel(t('totals.title'), { about: t('totals.about'), wide: true, className: 'panel-totals' });
  const question = { day: day.day, group };
  its.calls(address('/v1/fleet/completeness', question), address('/v1/fleet/load', question));
  fillWith(its.body, async () => {
    const [completeness, demand] = await Promise.all([ask('/v1/fleet/completeness', question, { signal }), ask('/v1/fleet/load', question, { signal })]);
    const its = completeness.groups[0];
    const channel = its.channels.find(each => each.channel === 'KWH') ?? its.channels[0];
    const meters = Math.max(its.reporting, ...its.channels.map(each => each.meters));
    const sum = demand.days[0]?.sum;
    const mega = sum !== null && sum !== undefined && demand.unit === 'kWh';
    return figures(
      figure(t('totals.reporting'), number(meters), { more: its.registered ? t('totals.ofRegistered', { count: number(its.registered), reporting: number(its.reporting) }) : t('totals.unregistered') }),
      figure(t('totals.readings'), brief(its.channels.reduce((all, each) => all + each.present, 0)), { more: t('totals.ofExpected', { count: brief(its.channels.reduce((all, each) => all + each.expected, 0)) }) }),
      figure(t('usage.present'), channel ? percent(channel.present, channel.expected) : '–', { more: channel ? t('totals.complete', { count: number(channel.complete) }) : null, tone: channel && channel.present < channel.expected ? 'partial' : null }),
      figure(t('totals.energy'), sum === null || sum === undefined ? '–' : number(mega ? sum / 1000 : sum, 1, 1), { unit: mega ? 'MWh' : demand.unit, more: meters && mega ? t('totals.each', { kwh: number(sum / meters, 1, 1) }) : null }),
      figure(t('usage.peak'), demand.peak?.demand === null || !demand.peak ? '–' : number(demand.unit === 'kWh' ? demand.peak.demand / 1000 : demand.peak.demand, 2, 2), { unit: demand.unit === 'kWh' ? 'MW' : demand.demand_unit, more: demand.peak ? moment(Date.parse(demand.peak.start)) : null }));
  }, { height: 74, signal });
  return its.element;
}
