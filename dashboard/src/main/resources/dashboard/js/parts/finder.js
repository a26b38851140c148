import { h, newId, put } from '../core/dom.js';
import { ask } from '../core/api.js';
import { t } from '../core/words.js';

const ATTRIBUTES = ['region', 'tariff', 'feeder', 'customer'];

/**
 * Finds a meter by its id, or by what the device registry knows: `region=North tariff=H0`, or
 * `near=52.5,13.4`.
 */
function question(text) {
  const found = {};
  for (const each of text.matchAll(/(\w+)[=:]\s*("[^"]*"|\S+)/g)) {
    const name = each[1].toLowerCase();
    if (ATTRIBUTES.includes(name) || name === 'near' || name === 'radius' || name === 'bbox') {
      found[name] = each[2].replaceAll('"', '');
    }
  }
  if (found.near && !found.radius) {
    found.radius = 2000;
  }
  return Object.keys(found).length ? found : null;
}

export function finder(current) {
  const listId = newId('found');
  const list = h('ul', { class: 'found', id: listId, hidden: true });
  const field = h('input', {
    type: 'search', class: 'finder-field', placeholder: t('finder.hint'), 'aria-label': t('finder'), autocomplete: 'off', spellcheck: 'false',
    'aria-controls': listId,
  });
  let asked = 0;

  function open(id) {
    location.hash = `#/meters/${encodeURIComponent(id)}`;
  }

  async function search() {
    const its = question(field.value);
    asked += 1;
    const mine = asked;
    if (!its) {
      list.hidden = true;
      return;
    }
    try {
      const page = await ask('/v1/devices', { ...its, limit: 20 });
      if (mine === asked) {
        put(list, page.devices.length ? page.devices.map(each => h('li', {}, h('a', { href: `#/meters/${encodeURIComponent(each.device_id)}` },
          each.device_id, h('span', { class: 'soft' }, ` ${[each.region, each.tariff, each.feeder].filter(Boolean).join(' · ')}`))))
          : h('li', { class: 'soft' }, t('finder.none')));
      }
    } catch (problem) {
      put(list, h('li', { class: 'soft' }, problem.message));
    }
    list.hidden = false;
  }

  let timer;
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(search, 250);
  });
  field.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      list.hidden = true;
    }
    if (event.key === 'ArrowDown' && !list.hidden) {
      event.preventDefault();
      list.querySelector('a')?.focus();
    }
  });
  return h('form', {
    class: 'finder', role: 'search',
    onsubmit: event => {
      event.preventDefault();
      if (question(field.value)) {
        search();
      } else if (field.value.trim()) {
        open(field.value.trim());
      }
    },
  }, field, h('button', { class: 'button', type: 'submit' }, t('finder.go')), list, current ? null : h('p', { class: 'soft finder-help' }, t('finder.help')));
}
