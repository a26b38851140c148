import { h } from '../core/dom.js';
import { address, ask } from '../core/api.js';
import { number } from '../core/format.js';
import { t } from '../core/words.js';
import { panel } from '../parts/panel.js';
import { fillWith, notice } from '../parts/states.js';

/** The meters with the largest sums of the day. */
export function topPanel({ day, group, signal }) {
  const its = panel(t('top.title'), { about: t('top.about') });
  const question = { day: day.day, group, limit: 10 };
  its.calls(address('/v1/fleet/top', question));
  fillWith(its.body, async () => {
    const { devices, unit } = await ask('/v1/fleet/top', question, { signal });
    if (!devices.length) {
      return notice('empty', t('usage.nothing'));
    }
    const max = devices[0].sum || 1;
    return h('table', {}, h('tbody', {}, devices.map(each => h('tr', {},
      h('td', {}, h('a', { href: `#/meters/${encodeURIComponent(each.device_id)}` }, each.device_id)),
      h('td', { class: 'num' }, `${number(each.sum, 1, 1)} ${unit ?? ''}`),
      h('td', { class: 'cell-bar', 'aria-hidden': 'true' }, h('i', { style: { width: `${Math.max(0, each.sum) / max * 100}%` } }))))));
  }, { height: 300, signal });
  return its.element;
}
