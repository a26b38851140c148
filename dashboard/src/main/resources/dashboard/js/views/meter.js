import { h, put } from '../core/dom.js';
import { address, ask, devicePath } from '../core/api.js';
import { note } from '../core/router.js';
import { settings } from '../core/settings.js';
import { learnStorageZone, zone } from '../core/zones.js';
import { t } from '../core/words.js';
import { finder } from '../parts/finder.js';
import { failure, fillWith, notice } from '../parts/states.js';
import { calendarPanel } from './meter-calendar.js';
import { periodPanel } from './meter-periods.js';
import { rangePanel } from './meter-range.js';
import { versionsPanel } from './meter-versions.js';

const ATTRIBUTES = ['region', 'tariff', 'feeder', 'customer', 'installed', 'removed'];

/** One meter: what it measured, how complete that is, and what was known of it when. */
export async function show(main, { parts, parameters, signal, identity }) {
  const id = parts[0];
  const found = h('div', { class: 'meter' });
  put(main, h('div', { class: 'page-head' }, h('h1', {}, id ?? t('nav.meters')), finder(id)), found);
  if (!id) {
    await showList(found, identity, signal);
    return;
  }
  await fillWith(found, () => ofMeter(id, parameters, signal), { height: 420, signal });
}

/** The meters that a scope names. */
function ownMeters(identity) {
  return (identity?.scope ?? []).filter(each => each.startsWith('device=')).map(each => ({ device_id: each.slice('device='.length) }));
}

async function showList(element, identity, signal) {
  await fillWith(element, async () => {
    const page = await ask('/v1/devices', { limit: 24 }, { signal });
    const last = settings.meter;
    const recent = last ? [h('p', {}, t('meter.last'), ' ', h('a', { href: `#/meters/${encodeURIComponent(last)}` }, last))] : [];
    const own = ownMeters(identity).filter(each => !page.devices.some(known => known.device_id === each.device_id));
    const devices = [...page.devices, ...own];
    if (!devices.length) {
      return [recent, notice('empty', t('meter.noRegistry'), t('meter.noRegistry.text'))];
    }
    return [recent, h('h2', { class: 'list-head' }, t('meter.some')), h('ul', { class: 'cards' }, devices.map(each => h('li', {},
      h('a', { class: 'card', href: `#/meters/${encodeURIComponent(each.device_id)}` },
        h('strong', {}, each.device_id),
        h('span', { class: 'soft' }, [each.region, each.tariff, each.feeder].filter(Boolean).join(' · ') || '–')))))];
  }, { signal });
}

async function registryEntry(id, signal) {
  try {
    return await ask(devicePath(id), {}, { signal });
  } catch (problem) {
    if (problem.status === 404 || problem.status === 403) {
      return null;
    }
    throw problem;
  }
}

async function ofMeter(id, parameters, signal) {
  const channel = parameters.get('channel') ?? 'KWH';
  const question = { period: 'P1Y', by: 'day', channel, zone: settings.zone === 'storage' ? undefined : zone() };
  let year;
  const entry = registryEntry(id, signal);
  try {
    year = await ask(devicePath(id, '/usage'), question, { signal });
  } catch (problem) {
    if (problem.status === 404) {
      return [chips(await entry), failure(problem)];
    }
    throw problem;
  }
  if (settings.zone === 'storage') {
    learnStorageZone(year.zone);
  }
  settings.set('meter', id);
  const meter = { id, channel, unit: year.unit, year, signal, call: address(devicePath(id, '/usage'), question) };
  const range = rangePanel(meter, parameters, place => note(['meters', id], { channel: channel === 'KWH' ? null : channel, ...place }));
  const versions = versionsPanel(meter, range.day());
  const lookAt = date => {
    range.showDay(date);
    versions.showDay(date);
    range.element.scrollIntoView({ behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth', block: 'nearest' });
  };
  return [
    chips(await entry, await channelChoice(id, channel, year, signal)),
    h('div', { class: 'panels' }, range.element, periodPanel(meter), calendarPanel(meter, lookAt), versions.element),
  ];
}

/** The channels that the meter has, if there are several. */
async function channelChoice(id, channel, year, signal) {
  let channels;
  try {
    const last = year.total.last?.start ?? year.to;
    const answer = await ask(devicePath(id, '/readings'), { channel: '*', from: last, to: year.to, limit: 1 }, { signal });
    channels = (answer.channels ?? [answer]).map(each => each.channel);
  } catch {
    channels = [channel];
  }
  if (channels.length < 2) {
    return null;
  }
  return h('span', { class: 'chip-choice' }, channels.map(each => h('a', {
    class: 'choice', 'aria-current': each === channel ? 'true' : null,
    href: `#/meters/${encodeURIComponent(id)}?channel=${encodeURIComponent(each)}`,
  }, each)));
}

function chips(entry, channels) {
  const known = ATTRIBUTES.filter(each => entry?.[each]);
  return h('div', { class: 'chips' }, known.map(each => h('span', { class: 'chip' }, h('span', { class: 'soft' }, `${t(`device.${each}`)} `), entry[each])),
    entry ? null : h('span', { class: 'soft' }, t('meter.notRegistered')), channels ?? null);
}
