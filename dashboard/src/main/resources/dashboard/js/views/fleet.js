import { h, put } from '../core/dom.js';
import { ask } from '../core/api.js';
import { link, note } from '../core/router.js';
import { day, moment } from '../core/format.js';
import { startOf } from '../core/zones.js';
import { t } from '../core/words.js';
import { fillWith, notice } from '../parts/states.js';
import { select } from '../parts/panel.js';
import { completenessPanel, daysPanel, findingsPanel } from './fleet-quality.js';
import { curvePanel } from './fleet-curve.js';
import { groupsPanel } from './fleet-groups.js';
import { topPanel } from './fleet-top.js';
import { lastLoadPanel, streamPanel, totalsPanel } from './fleet-now.js';

/** All meters: what an operator looks at in the morning. */
export async function show(main, { parameters, signal }) {
  const controls = h('div', { class: 'page-tools' });
  const computed = h('div', { class: 'contents' });
  const asOf = h('p', { class: 'soft page-note' });
  put(main, h('div', { class: 'page-head' }, h('div', {}, h('h1', {}, t('nav.fleet')), asOf), controls),
    h('div', { class: 'panels' }, streamPanel(signal), lastLoadPanel(signal), computed));
  await fillWith(computed, () => ofRollups(parameters, signal, controls, asOf), { height: 300, signal });
}

async function ofRollups(parameters, signal, controls, asOf) {
  const { rollups, scheduled } = await ask('/v1/fleet/rollups', {}, { signal });
  const filled = rollups.filter(each => each.readings > 0).sort((a, b) => a.day.localeCompare(b.day));
  if (!filled.length) {
    return h('section', { class: 'panel panel-wide' }, notice('empty', t('fleet.noRollup'), t('fleet.noRollup.text'), h('pre', {}, './energy rollup'),
      scheduled?.error ? h('p', {}, t('fleet.scheduled.error', { error: scheduled.error })) : null));
  }
  const chosen = filled.find(each => each.day === parameters.get('day')) ?? usualDay(filled);
  const group = parameters.get('group') ?? 'all';
  const groups = await groupNames(chosen.day, signal);
  const go = (its, name) => { location.hash = link(['fleet'], { day: its === usualDay(filled).day ? null : its, group: name === 'all' ? null : name }); };
  put(controls,
    h('label', {}, h('span', { class: 'soft' }, t('fleet.day')), select(t('fleet.day'), [...filled].reverse().map(each => [each.day, day(startOf(each.day) + 43_200_000)]), chosen.day, its => go(its, group))),
    h('label', {}, h('span', { class: 'soft' }, t('fleet.group')), select(t('fleet.group'), [['all', t('fleet.all')], ...groups.map(each => [each, each.replace(':', ': ')])], group, its => go(chosen.day, its))));
  asOf.textContent = t('fleet.asOf', { day: day(startOf(chosen.day) + 43_200_000), at: moment(Date.parse(chosen.as_of)) });
  note(['fleet'], { day: parameters.get('day'), group: parameters.get('group') });
  const context = { day: chosen, days: filled, group, signal };
  return [totalsPanel(context), curvePanel(context), completenessPanel(context), daysPanel(context), groupsPanel(context), findingsPanel(context), topPanel(context)];
}

/** The newest day on which about as many meters reported as usual; today has hardly begun. */
function usualDay(filled) {
  const max = Math.max(...filled.slice(-7).map(each => each.reporting));
  return [...filled].reverse().find(each => each.reporting >= max / 2);
}

async function groupNames(its, signal) {
  const kinds = await Promise.all(['region', 'tariff', 'feeder'].map(async kind => {
    try {
      const answer = await ask('/v1/fleet/completeness', { day: its, group: kind, limit: 40 }, { signal });
      return answer.groups.map(each => each.group);
    } catch (problem) {
      if (problem.status === 404 || problem.status === 403) {
        return [];
      }
      throw problem;
    }
  }));
  return kinds.flat();
}

