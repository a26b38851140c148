import { h } from '../core/dom.js';
import { t } from '../core/words.js';

/** Asks for an API key or a token, which this tab keeps until it is closed. */
export function signIn(refused, enter) {
  const field = h('input', { id: 'key', type: 'password', autocomplete: 'off', spellcheck: 'false', required: true, 'aria-describedby': 'key-help' });
  const form = h('form', {
    class: 'sign-in',
    onsubmit: event => {
      event.preventDefault();
      enter(field.value.trim());
    },
  },
  h('img', { src: '/dashboard/icon.svg', alt: '', width: 48, height: 48 }),
  h('h1', {}, t('signIn.title')),
  refused ? h('p', { class: 'sign-in-refused', role: 'alert' }, t('signIn.refused')) : null,
  h('label', { for: 'key' }, t('signIn.key')), field,
  h('p', { id: 'key-help', class: 'soft' }, t('signIn.help')),
  h('button', { class: 'button button-main', type: 'submit' }, t('signIn.enter')));
  setTimeout(() => field.focus());
  return h('main', { id: 'main', class: 'sign-in-page' }, form);
}
