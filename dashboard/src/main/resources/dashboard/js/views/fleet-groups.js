import { h } from '../core/dom.js';
import { address, ask } from '../core/api.js';
import { link } from '../core/router.js';
import { number, percent } from '../core/format.js';
import { t } from '../core/words.js';
import { map } from '../parts/map.js';
import { panel } from '../parts/panel.js';
import { fillWith, notice } from '../parts/states.js';

const MAX_GROUPS = 30;
const SAMPLE = 60;

/** The regions of the device registry by what they used, on a map and as a table. */
export function groupsPanel({ day, signal }) {
  const its = panel(t('groups.title'), { about: t('groups.about'), wide: true });
  const question = { day: day.day, group: 'region', limit: MAX_GROUPS };
  its.calls(address('/v1/fleet/completeness', question), address('/v1/fleet/profile', { day: day.day, group: 'region:…', by: 'day' }), address('/v1/devices', { region: '…', limit: SAMPLE }));
  fillWith(its.body, async () => {
    const answer = await ask('/v1/fleet/completeness', question, { signal }).catch(problem => {
      if (problem.status === 404) {
        return { groups: [] };
      }
      throw problem;
    });
    if (!answer.groups.length) {
      return notice('empty', t('groups.none'), t('groups.none.text'));
    }
    const regions = await Promise.all(answer.groups.map(each => ofRegion(each, day.day, signal)));
    regions.sort((a, b) => (b.sum ?? 0) - (a.sum ?? 0));
    return h('div', { class: 'split split-map' }, table(regions, day.day), map(regions.filter(each => each.place), t('groups.title')));
  }, { height: 320, signal });
  return its.element;
}

async function ofRegion(group, day, signal) {
  const name = group.group.slice('region:'.length);
  const [profile, devices] = await Promise.all([
    ask('/v1/fleet/profile', { day, group: group.group, by: 'day' }, { signal }),
    ask('/v1/devices', { region: name, limit: SAMPLE }, { signal }),
  ]);
  const placed = devices.devices.filter(each => each.latitude !== null && each.latitude !== undefined);
  const mean = field => placed.reduce((sum, each) => sum + each[field], 0) / placed.length;
  const channel = group.channels.find(each => each.channel === 'KWH') ?? group.channels[0];
  return {
    name, group, channel, unit: profile.unit, sum: profile.buckets[0]?.sum ?? null,
    place: placed.length ? { latitude: mean('latitude'), longitude: mean('longitude') } : null,
  };
}

function table(regions, day) {
  const max = Math.max(...regions.map(each => each.sum ?? 0)) || 1;
  return h('div', { class: 'scroll' }, h('table', { class: 'table-groups' },
    h('thead', {}, h('tr', {}, h('th', {}, t('device.region')), h('th', { class: 'num' }, t('groups.meters')), h('th', { class: 'num' }, t('usage.present')), h('th', { class: 'num' }, regions[0].unit ?? ''), h('th', { 'aria-hidden': 'true' }))),
    h('tbody', {}, regions.map(each => h('tr', {},
      h('th', { scope: 'row' }, h('a', { href: link(['fleet'], { day, group: each.group.group }) }, each.name)),
      h('td', { class: 'num' }, number(each.group.reporting)),
      h('td', { class: 'num' }, each.channel ? percent(each.channel.present, each.channel.expected) : '–'),
      h('td', { class: 'num' }, number(each.sum)),
      h('td', { class: 'cell-bar', 'aria-hidden': 'true' }, h('i', { style: { width: `${(each.sum ?? 0) / max * 100}%` } })))))));
}
