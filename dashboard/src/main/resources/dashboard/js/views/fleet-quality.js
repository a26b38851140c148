import { h, put } from '../core/dom.js';
import { address, ask } from '../core/api.js';
import { brief, number, percent } from '../core/format.js';
import { plusDays } from '../core/zones.js';
import { t } from '../core/words.js';
import { shareBar } from '../parts/bars.js';
import { heatMap } from '../parts/heat.js';
import { panel } from '../parts/panel.js';
import { fillWith, notice } from '../parts/states.js';

const DAYS = 35;
const FINDINGS = ['silent', 'no_values', 'gaps', 'estimated', 'negative', 'stuck', 'zero', 'overlapping'];
const SHADES = [0.9, 0.97, 0.99, 0.998, 0.99999]; // shares from which the next shade begins

/** What the values of the day are: measured, estimated, missing. */
export function completenessPanel({ day, group, signal }) {
  const its = panel(t('quality.title'), { about: t('quality.about') });
  const question = { day: day.day, group };
  its.calls(address('/v1/fleet/completeness', question));
  fillWith(its.body, async () => {
    const answer = await ask('/v1/fleet/completeness', question, { signal });
    const channels = answer.groups[0].channels;
    if (!channels.length) {
      return notice('empty', t('usage.nothing'));
    }
    return channels.slice(0, 4).map(channel => {
      const named = Object.entries(channel.by_quality).filter(([name]) => name !== 'missing');
      const shares = named.map(([name, count]) => ({ key: name, name: t(`quality.${name}`), count }));
      shares.push({ key: 'missing', name: t('quality.missing'), count: Math.max(0, channel.expected - channel.present) });
      const total = shares.reduce((sum, each) => sum + each.count, 0);
      shares.forEach(each => { each.shown = `${percent(each.count, total)} · ${brief(each.count)}`; });
      return h('div', {}, h('h3', {}, channel.channel), shareBar(shares, channel.channel));
    });
  }, { height: 130, signal });
  return its.element;
}

/** How complete each of the last days is. */
export function daysPanel({ day, days, group, signal }) {
  const its = panel(t('days.title'), { about: t('days.about') });
  const to = plusDays(days[days.length - 1].day, 1);
  const from = plusDays(to, -DAYS);
  its.calls('/v1/fleet/rollups', address('/v1/fleet/completeness', { day: day.day, group }));
  fillWith(its.body, async () => {
    const shown = days.filter(each => each.day >= from);
    const found = await Promise.all(shown.map(async each => {
      const answer = await ask('/v1/fleet/completeness', { day: each.day, group }, { signal }).catch(problem => {
        if (problem.status === 404) {
          return { groups: [{ channels: [], reporting: 0, registered: 0 }] };
        }
        throw problem;
      });
      const { channels, reporting } = answer.groups[0];
      const sum = name => channels.reduce((all, channel) => all + channel[name], 0);
      return [each.day, { present: sum('present'), expected: sum('expected'), reporting }];
    }));
    const byDay = new Map(found);
    return [heatMap(from, to, date => {
      const each = byDay.get(date);
      if (!each || !each.expected) {
        return { shade: null, text: t('days.none') };
      }
      const share = each.present / each.expected;
      return { shade: SHADES.filter(limit => share >= limit).length, partial: false, text: `${percent(each.present, each.expected)} · ${t('days.meters', { count: number(each.reporting) })}` };
    }, { label: t('days.title'), size: 1.7, choose: date => { if (byDay.has(date)) { location.hash = `#/fleet?day=${date}`; } } }),
    h('p', { class: 'legend' }, t('days.below'), h('span', { class: 'heat-scale', 'aria-hidden': 'true' }, [0, 1, 2, 3, 4, 5].map(each => h('i', { class: `heat-${each}` }))), '100 %',
      h('span', { class: 'legend-item' }, h('i', { class: 'swatch swatch-missing', 'aria-hidden': 'true' }), t('days.none')))];
  }, { height: 230, signal });
  return its.element;
}

/** Meters that need attention after the day. */
export function findingsPanel({ day, group, signal }) {
  const its = panel(t('findings.title'), { about: t('findings.about') });
  const list = h('div', { class: 'finding-list' });
  its.calls(address('/v1/fleet/completeness', { day: day.day, group }), address('/v1/fleet/findings', { day: day.day, finding: 'gaps', limit: 50 }));
  const open = (finding, button) => {
    its.body.querySelectorAll('button').forEach(each => each.setAttribute('aria-expanded', String(each === button)));
    fillWith(list, async () => {
      const answer = await ask('/v1/fleet/findings', { day: day.day, finding, limit: 50 }, { signal });
      return [h('p', { class: 'soft' }, t(`finding.${finding}.text`)),
        h('ul', { class: 'tags' }, answer.meters.map(each => h('li', {}, h('a', { href: `#/meters/${encodeURIComponent(each.device_id)}?from=${day.day}&to=${plusDays(day.day, 1)}${each.channel && each.channel !== 'KWH' ? `&channel=${encodeURIComponent(each.channel)}` : ''}` }, each.device_id))))];
    }, { height: 60, signal });
  };
  fillWith(its.body, async () => {
    const answer = await ask('/v1/fleet/completeness', { day: day.day, group }, { signal });
    const { channels, silent } = answer.groups[0];
    const counts = FINDINGS.map(finding => [finding, finding === 'silent' ? silent : channels.reduce((sum, each) => sum + (each.findings[finding] ?? 0), 0)]);
    const found = counts.filter(([, count]) => count > 0);
    if (!found.length) {
      return notice('empty', t('findings.none'), t('findings.none.text'));
    }
    return [h('ul', { class: 'findings' }, found.map(([finding, count]) => {
      const button = h('button', { type: 'button', class: 'finding', 'aria-expanded': 'false' },
        h('span', { class: 'num finding-count' }, number(count)), h('span', {}, t(`finding.${finding}`)));
      button.addEventListener('click', () => open(finding, button));
      return h('li', {}, button);
    })), list];
  }, { height: 160, signal });
  return its.element;
}
