import { h, newId, put } from '../core/dom.js';
import { curl } from '../core/api.js';
import { t } from '../core/words.js';

/** Copies a text and says so on the button. */
function copyButton(text) {
  const button = h('button', { class: 'button button-small', type: 'button' }, t('copy'));
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = t('copied');
    } catch {
      const range = document.createRange();
      range.selectNodeContents(button.previousElementSibling);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    }
    setTimeout(() => { button.textContent = t('copy'); }, 2000);
  });
  return button;
}

function callLine(call) {
  const text = typeof call === 'string' ? curl(call) : curl(call.path, call);
  return h('div', { class: 'call' }, h('code', { tabindex: '0' }, text), copyButton(text));
}

/**
 * A section of a page. Behind its button is what its figures mean and how to ask the API for them.
 *
 * Returns the element; `body` is filled by the caller, `calls` replaces the calls that are told.
 */
export function panel(title, { about, tools, wide = false, className = '' } = {}) {
  const id = newId('panel');
  const body = h('div', { class: 'panel-body' });
  const lines = h('div', { class: 'calls' });
  const meaning = h('div', { class: 'meaning', id: `${id}-meaning`, hidden: true }, about ? h('p', {}, about) : null, lines);
  const button = h('button', {
    class: 'icon-button', type: 'button', 'aria-expanded': 'false', 'aria-controls': `${id}-meaning`,
    'aria-label': t('meaning', { title }), title: t('meaning', { title }),
    onclick: () => {
      meaning.hidden = !meaning.hidden;
      button.setAttribute('aria-expanded', String(!meaning.hidden));
    },
  }, '{ }');
  const note = h('span', { class: 'panel-note' });
  const element = h('section', { class: `panel ${wide ? 'panel-wide' : ''} ${className}`, 'aria-labelledby': id },
    h('header', { class: 'panel-head' },
      h('div', { class: 'panel-title' }, h('h2', { id }, title), note),
      h('div', { class: 'panel-tools' }, tools ?? null, button)),
    meaning, body);
  return {
    element, body,
    calls: (...calls) => put(lines, calls.map(callLine)),
    note: text => { note.textContent = text ?? ''; },
  };
}

/** A figure with its name; `more` stands below it. */
export function figure(name, shown, { unit, more, tone } = {}) {
  return h('div', { class: `figure ${tone ? `figure-${tone}` : ''}` },
    h('dt', {}, name),
    h('dd', {}, h('span', { class: 'figure-value' }, shown, unit ? h('span', { class: 'unit' }, ` ${unit}`) : null),
      more ? h('span', { class: 'figure-more' }, more) : null));
}

/** Figures side by side. */
export function figures(...all) {
  return h('dl', { class: 'figures' }, ...all);
}

/** Buttons of which one is on. */
export function choice(label, options, chosen, choose) {
  const buttons = options.map(([value, text]) => h('button', {
    type: 'button', class: 'choice', 'aria-pressed': String(value === chosen),
    onclick: () => {
      buttons.forEach((each, i) => each.setAttribute('aria-pressed', String(options[i][0] === value)));
      choose(value);
    },
  }, text));
  return h('div', { class: 'choices', role: 'group', 'aria-label': label }, buttons);
}

/** A list to choose from, with its label. */
export function select(label, options, chosen, choose) {
  const list = h('select', { 'aria-label': label, onchange: event => choose(event.target.value) },
    options.map(([value, text]) => h('option', { value, selected: value === chosen }, text)));
  return list;
}
