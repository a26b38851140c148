import { h, put } from '../core/dom.js';
import { address, ask, send } from '../core/api.js';
import { brief, bytes, duration, moment, number, percent } from '../core/format.js';
import { poll } from '../core/poll.js';
import { t } from '../core/words.js';
import { panel } from '../parts/panel.js';
import { failure, fillWith, notice, waiting } from '../parts/states.js';
import { uploadPanel } from './load-upload.js';

const SHOWN = 50;
const CAN_BE_CANCELLED = new Set(['queued', 'running']);

/** Loads of files: those that wait, run and have ended. */
export async function show(main, { parts, signal }) {
  const detail = h('div', { class: 'contents' });
  put(main, h('div', { class: 'page-head' }, h('h1', {}, t('nav.loads'))),
    h('div', { class: 'panels' }, detail, uploadPanel(), listPanel(signal)));
  if (parts[0]) {
    detail.append(loadPanel(parts[0], signal));
  }
}

function state(load) {
  return h('span', { class: `state state-${load.state}` }, t(`load.state.${load.state}`));
}

/** The phase, how far it is, and when it will have ended. */
function progress(load) {
  const its = load.progress;
  if (!its) {
    return load.loads_before === undefined ? null : h('span', { class: 'soft' }, t('load.before', { count: load.loads_before }));
  }
  return h('div', { class: 'progress' },
    h('progress', { max: 100, value: its.percent, 'aria-label': t(`load.phase.${its.phase}`) }),
    h('span', { class: 'soft' }, `${t(`load.phase.${its.phase}`)} · ${number(its.percent)} %${its.eta ? ` · ${t('load.eta', { time: duration(its.eta) })}` : ''}`));
}

function listPanel(signal) {
  const its = panel(t('loads.title'), { about: t('loads.about'), wide: true });
  const call = { limit: SHOWN };
  its.calls(address('/v1/loads', call), { path: '/v1/loads', method: 'POST', type: 'text/csv', body: '@readings.csv' });
  put(its.body, waiting(240));
  let last = '';
  const look = async () => {
    try {
      const { loads } = await ask('/v1/loads', call, { signal });
      const text = JSON.stringify(loads);
      if (text !== last) {
        last = text;
        put(its.body, loads.length ? table(loads) : notice('empty', t('loads.none'), t('loads.none.text')));
      }
    } catch (problem) {
      last = '';
      if (problem.name !== 'AbortError') {
        put(its.body, failure(problem, look));
      }
      throw problem;
    }
  };
  poll(look, 1.5, signal);
  return its.element;
}

function table(loads) {
  return h('div', { class: 'scroll' }, h('table', { class: 'table-loads' },
    h('thead', {}, h('tr', {}, h('th', {}, t('load.started')), h('th', {}, t('load.state')), h('th', { class: 'num' }, t('load.readings')), h('th', { class: 'num' }, t('load.rejected')),
      h('th', { class: 'num' }, t('load.rate')), h('th', { class: 'num' }, t('load.duration')), h('th', {}, t('load.days')))),
    h('tbody', {}, loads.map(each => h('tr', {},
      h('td', {}, h('a', { href: `#/loads/${each.id}` }, moment(Date.parse(each.started)))),
      h('td', {}, state(each), progress(each)),
      h('td', { class: 'num' }, brief(each.totals.readings)),
      h('td', { class: `num ${each.totals.rejected ? 'is-partial' : ''}` }, number(each.totals.rejected)),
      h('td', { class: 'num' }, each.readings_per_second ? `${brief(each.readings_per_second)}/s` : '–'),
      h('td', { class: 'num' }, duration(each.duration)),
      h('td', {}, days(each.totals)))))));
}

function days({ first_day: first, last_day: last }) {
  return first ? (first === last ? first : `${first} – ${last}`) : '–';
}

/** One load with its files; what can still be done about it. */
function loadPanel(id, signal) {
  const its = panel(t('load.title'), { about: t('load.about'), wide: true });
  const path = `/v1/loads/${encodeURIComponent(id)}`;
  its.calls(path, { path, method: 'DELETE' }, { path: `${path}/undo?dry_run=true`, method: 'POST' });
  its.note(id);
  const told = h('div', {});
  const content = h('div', {});
  put(its.body, content, told);
  let last = '';
  const look = async () => {
    const load = await ask(path, {}, { signal });
    const text = JSON.stringify(load);
    if (text !== last) {
      last = text;
      await fillWith(content, async () => ofLoad(load, path, told, look), { signal });
    }
  };
  poll(() => look().catch(problem => {
    if (problem.name !== 'AbortError') {
      put(content, failure(problem));
    }
    throw problem;
  }), 1.5, signal);
  return its.element;
}

function ofLoad(load, path, told, again) {
  const act = (name, work) => h('button', {
    type: 'button', class: 'button', onclick: async event => {
      event.target.disabled = true;
      try {
        put(told, h('p', { class: 'soft', role: 'status' }, await work()));
        await again();
      } catch (problem) {
        put(told, failure(problem));
      }
      event.target.disabled = false;
    },
  }, name);
  const cancel = act(t('load.cancel'), async () => {
    await send(path, { method: 'DELETE' });
    return t('load.cancelled');
  });
  const tryUndo = act(t('load.tryUndo'), async () => {
    const undo = await (await send(`${path}/undo?dry_run=true`, { method: 'POST' })).json();
    return t('load.wouldUndo', { readings: number(undo.readings), days: number(undo.meter_days) });
  });
  return [
    h('dl', { class: 'facts' }, fact(t('load.state'), [state(load), progress(load)]), fact(t('load.readings'), number(load.totals.readings)),
      fact(t('load.meterDays'), number(load.totals.meter_days)), fact(t('load.rejected'), number(load.totals.rejected)), fact(t('load.repeated'), number(load.totals.repeated)),
      fact(t('load.rate'), `${brief(load.readings_per_second)}/s`), fact(t('load.duration'), `${duration(load.duration)} (${Object.entries(load.phases).map(([phase, time]) => `${t(`load.phase.${phase}`)} ${duration(time)}`).join(', ')})`),
      fact(t('load.days'), days(load.totals)), fact(t('load.path'), load.path)),
    load.error ? notice('error', t('load.failed'), load.error) : null,
    files(load.files ?? []),
    h('div', { class: 'tools' }, CAN_BE_CANCELLED.has(load.state) ? cancel : null, load.state === 'done' && load.totals.readings ? tryUndo : null),
  ];
}

function fact(name, value) {
  return h('div', {}, h('dt', {}, name), h('dd', {}, value));
}

function files(all) {
  if (!all.length) {
    return null;
  }
  return h('div', { class: 'scroll' }, h('table', {},
    h('thead', {}, h('tr', {}, h('th', {}, t('file')), h('th', {}, t('load.state')), h('th', {}, t('file.format')), h('th', { class: 'num' }, t('file.size')), h('th', { class: 'num' }, t('load.readings')), h('th', { class: 'num' }, t('load.rejected')), h('th', {}, t('file.rejects')))),
    h('tbody', {}, all.slice(0, 200).map(each => h('tr', {},
      h('td', { class: 'break' }, each.name), h('td', {}, t(`file.state.${each.state}`)), h('td', {}, each.format ?? '–'), h('td', { class: 'num' }, bytes(each.size)),
      h('td', { class: 'num' }, number(each.totals.readings)),
      h('td', { class: 'num' }, `${number(each.totals.rejected)}${each.totals.rejected ? ` (${percent(each.totals.rejected, each.totals.readings + each.totals.rejected)})` : ''}`),
      h('td', { class: 'break small' }, each.error ?? each.rejects_file ?? '–'))))));
}
