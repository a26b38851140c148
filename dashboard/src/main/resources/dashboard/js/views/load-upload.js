import { h, put } from '../core/dom.js';
import { address, ask, key, Problem } from '../core/api.js';
import { bytes, number } from '../core/format.js';
import { t } from '../core/words.js';
import { panel } from '../parts/panel.js';
import { failure, notice } from '../parts/states.js';

const TYPES = { gz: 'application/gzip', zip: 'application/zip', zst: 'application/zstd' };
const ENDED = new Set(['done', 'stopped', 'cancelled', 'failed', 'undone']);

/** Takes a file that is dropped, tells how it is understood, and loads it. */
export function uploadPanel() {
  const its = panel(t('upload.title'), { about: t('upload.about'), wide: true });
  its.calls({ path: '/v1/loads?name=readings.csv&dry_run=true', method: 'POST', type: 'text/csv', body: '@readings.csv' });
  const chosen = h('div', {});
  const field = h('input', { type: 'file', class: 'for-readers', id: 'upload-file', onchange: () => field.files[0] && choose(field.files[0]) });
  const zone = h('label', { class: 'drop', for: 'upload-file' }, h('span', { class: 'drop-icon', 'aria-hidden': 'true' }, '⤓'), h('span', {}, t('upload.drop')), h('span', { class: 'soft small' }, t('upload.forms')));
  const over = on => event => {
    event.preventDefault();
    zone.classList.toggle('drop-over', on);
  };
  zone.addEventListener('dragover', over(true));
  zone.addEventListener('dragleave', over(false));
  zone.addEventListener('drop', event => {
    over(false)(event);
    if (event.dataTransfer.files[0]) {
      choose(event.dataTransfer.files[0]);
    }
  });
  const choose = file => put(chosen, form(file));
  put(its.body, field, zone, chosen);
  return its.element;
}

function form(file) {
  const text = name => h('input', { name, type: 'text', autocomplete: 'off', spellcheck: 'false' });
  const fields = { zone: text('zone'), interval: text('interval'), max_rejects: text('max_rejects') };
  fields.zone.placeholder = 'Europe/Berlin';
  fields.interval.placeholder = 'PT15M';
  fields.max_rejects.placeholder = '0.5%';
  const repeats = h('select', { name: 'repeats' }, ['skip', 'again', 'as_new'].map(each => h('option', { value: each }, t(`upload.repeats.${each}`))));
  const told = h('div', { 'aria-live': 'polite' });
  const buttons = ['check', 'load'].map(each => h('button', { type: 'button', class: `button ${each === 'load' ? 'button-main' : ''}`, onclick: () => go(each === 'check') }, t(`upload.${each}`)));

  async function go(dryRun) {
    buttons.forEach(each => { each.disabled = true; });
    try {
      const parameters = { name: file.name, ...Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.value.trim()])), repeats: repeats.value, dry_run: dryRun ? 'true' : null };
      const load = await upload(file, parameters, share => put(told, h('progress', { max: 1, value: share, 'aria-label': t('upload.sending') })));
      const ended = await untilEnded(load.id, now => put(told, h('p', { class: 'soft' }, t(`load.state.${now.state}`))));
      put(told, outcome(ended, dryRun));
    } catch (problem) {
      put(told, failure(problem));
    }
    buttons.forEach(each => { each.disabled = false; });
  }

  return h('form', { class: 'upload', onsubmit: event => event.preventDefault() },
    h('p', {}, h('strong', {}, file.name), ` · ${bytes(file.size)}`),
    h('div', { class: 'fields' }, Object.entries(fields).map(([name, field]) => h('label', {}, h('span', { class: 'soft' }, t(`upload.${name}`)), field)), h('label', {}, h('span', { class: 'soft' }, t('upload.repeats')), repeats)),
    h('div', { class: 'tools' }, buttons), told);
}

/** XMLHttpRequest, because fetch does not tell how far it is. */
function upload(file, parameters, tell) {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open('POST', address('/v1/loads', parameters));
    request.setRequestHeader('Content-Type', TYPES[file.name.split('.').pop().toLowerCase()] ?? 'text/csv');
    if (key()) {
      request.setRequestHeader('Authorization', `Bearer ${key()}`);
    }
    request.upload.onprogress = event => event.lengthComputable && tell(event.loaded / event.total);
    request.onerror = () => fail(new Problem(0, null));
    request.onload = () => {
      let body = null;
      try {
        body = JSON.parse(request.responseText);
      } catch {
        // Not ours; the status tells enough.
      }
      if (request.status === 202) {
        done(body);
      } else {
        fail(new Problem(request.status, body));
      }
    };
    request.send(file);
  });
}

async function untilEnded(id, tell) {
  for (;;) {
    const load = await ask(`/v1/loads/${id}`);
    if (ENDED.has(load.state)) {
      return load;
    }
    tell(load);
    await new Promise(done => { setTimeout(done, 400); });
  }
}

function outcome(load, dryRun) {
  const file = load.files[0];
  if (load.error || file?.error) {
    return notice('error', t(`load.state.${load.state}`), load.error ?? file.error);
  }
  const { totals } = load;
  const facts = t('upload.facts', { format: file?.format ?? '–', readings: number(totals.readings), days: number(totals.meter_days), first: totals.first_day ?? '–', last: totals.last_day ?? '–', rejected: number(totals.rejected) });
  const title = file?.state === 'skipped' ? t('upload.skipped') : t(dryRun ? 'upload.understood' : 'upload.done');
  return notice('empty', title, facts, h('a', { href: `#/loads/${load.id}` }, t('load.title')));
}
