import { h, put } from '../core/dom.js';
import { second } from '../core/format.js';
import { t } from '../core/words.js';

const ICONS = { empty: '○', error: '!', denied: '⊘', away: '⇄' };

/** Tells instead of a figure why there is none, and what to do. */
export function notice(kind, title, text, ...more) {
  return h('div', { class: `notice notice-${kind}`, role: kind === 'empty' ? null : 'alert' },
    h('span', { class: 'notice-icon', 'aria-hidden': 'true' }, ICONS[kind]),
    h('div', {}, h('p', { class: 'notice-title' }, title), text ? h('p', {}, text) : null, ...more));
}

/** Tells of a failed request. */
export function failure(problem, again) {
  const retry = again ? h('button', { class: 'button', type: 'button', onclick: again }, t('again')) : null;
  if (problem.status === 401) {
    return notice('denied', t('state.signIn'), t('state.signIn.text'));
  }
  if (problem.status === 403) {
    return notice('denied', t('state.denied'), problem.message);
  }
  if (problem.status === 0) {
    return notice('away', t('state.away'), t('state.away.text'), retry);
  }
  if (problem.status === 404) {
    return notice('empty', t('state.nothing'), problem.message);
  }
  return notice('error', t('state.error'), problem.message ?? String(problem), retry);
}

/** A grey shape while something is on its way. */
export function waiting(height) {
  return h('div', { class: 'waiting', style: { height: `${height}px` }, role: 'status' }, h('span', { class: 'for-readers' }, t('state.loading')));
}

/**
 * Fills an element with what `work` resolves to, and shows the states on the way. What was shown
 * before stays, marked as old, if a later try fails.
 */
export async function fillWith(element, work, { height = 120, signal } = {}) {
  element.setAttribute('aria-busy', 'true');
  const before = element.dataset.filled;
  if (!before) {
    put(element, waiting(height));
  }
  try {
    const made = await work();
    if (!signal?.aborted) {
      put(element, made);
      element.dataset.filled = Date.now();
    }
  } catch (problem) {
    if (problem.name === 'AbortError' || signal?.aborted) {
      return;
    }
    if (problem.status === undefined) {
      console.error(problem);
    }
    if (before && problem.status === 0) {
      element.querySelector(':scope > .old')?.remove();
      element.prepend(h('p', { class: 'old', role: 'status' }, t('state.old', { at: second(Number(before)) })));
    } else {
      delete element.dataset.filled;
      put(element, failure(problem, () => fillWith(element, work, { height, signal })));
    }
  } finally {
    element.setAttribute('aria-busy', 'false');
  }
}
