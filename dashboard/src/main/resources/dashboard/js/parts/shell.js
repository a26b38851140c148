import { h } from '../core/dom.js';
import { settings } from '../core/settings.js';
import { zone } from '../core/zones.js';
import { t } from '../core/words.js';
import { select } from './panel.js';

const LINKS = [['fleet', '#/fleet'], ['meters', '#/meters'], ['loads', '#/loads'], ['live', '#/live']];
const USUAL_ZONES = ['UTC', 'Europe/Berlin', 'Europe/London', 'Europe/Madrid', 'America/New_York', 'America/Los_Angeles', 'Asia/Kolkata', 'Asia/Tokyo', 'Australia/Sydney'];

function zones() {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const chosen = settings.zone === 'storage' ? [] : [settings.zone];
  const names = [...new Set([own, ...chosen, ...USUAL_ZONES])];
  return [['storage', `${t('zone.storage')}${settings.zone === 'storage' ? ` (${zone()})` : ''}`], ...names.map(each => [each, each.replaceAll('_', ' ')])];
}

/** The head of every page: where one can go, who one is, and how it is shown. */
export function shell({ name, identity, redraw, leave }) {
  const change = what => value => {
    settings.set(what, value);
    redraw();
  };
  const nav = h('nav', { 'aria-label': t('nav') }, LINKS.map(([key, href]) =>
    h('a', { href, 'aria-current': key === name ? 'page' : null }, t(`nav.${key}`))),
  h('a', { href: '/q/swagger-ui/', class: 'nav-api' }, t('nav.api')));
  const who = identity && identity.subject !== 'anonymous'
    ? h('span', { class: 'who' }, h('span', { class: 'who-name', title: `${identity.roles.join(', ')} · ${identity.scope.join(', ')}` }, identity.subject),
      h('button', { type: 'button', class: 'button button-small', onclick: leave }, t('signOut')))
    : null;
  return h('header', { class: 'head' },
    h('a', { class: 'skip', href: '#main', onclick: event => { event.preventDefault(); document.getElementById('main').focus(); } }, t('skip')),
    h('a', { class: 'brand', href: '#/fleet' }, h('img', { src: '/dashboard/icon.svg', alt: '', width: 24, height: 24 }), 'Energy IoT'),
    nav,
    h('div', { class: 'head-tools' }, who,
      select(t('zone'), zones(), settings.zone, change('zone')),
      select(t('language'), [['en', 'English'], ['de', 'Deutsch']], settings.language, change('language')),
      select(t('theme'), ['system', 'light', 'dark'].map(each => [each, t(`theme.${each}`)]), settings.theme, change('theme'))));
}
