import { settings } from './settings.js';
import { zone } from './zones.js';

const kept = new Map();

function keep(kind, options, make) {
  const key = kind + settings.locale + JSON.stringify(options);
  if (!kept.has(key)) {
    kept.set(key, make(settings.locale, options));
  }
  return kept.get(key);
}

/** Writes a number with at most `digits` decimals; a dash if there is none. */
export function number(value, digits = 0, min = 0) {
  if (value === null || value === undefined || Number.isNaN(value)) {
    return '–';
  }
  const options = { maximumFractionDigits: digits, minimumFractionDigits: Math.min(min, digits) };
  return keep('n', options, (locale, its) => new Intl.NumberFormat(locale, its)).format(value);
}

/** Writes a value with about four digits that matter. */
export function value(of) {
  if (of === null || of === undefined) {
    return '–';
  }
  const size = Math.abs(of);
  const digits = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : 3;
  return number(of, digits, digits);
}

/** Writes a large count briefly: 10.5 M. */
export function brief(count) {
  if (count === null || count === undefined) {
    return '–';
  }
  const options = { notation: 'compact', maximumSignificantDigits: 3 };
  return Math.abs(count) < 100_000 ? number(count) : keep('b', options, (locale, its) => new Intl.NumberFormat(locale, its)).format(count);
}

/** Writes a share as percent, never 100 % unless it is whole. */
export function percent(part, whole) {
  if (!whole) {
    return '–';
  }
  const share = part / whole;
  const shown = part < whole && share > 0.999 ? 0.999 : share;
  const options = shown > 0 && shown < 0.001 ? { style: 'percent', maximumSignificantDigits: 1 } : { style: 'percent', maximumFractionDigits: 1 };
  return keep('p', options, (locale, its) => new Intl.NumberFormat(locale, its)).format(shown);
}

/** Writes a change in percent with its sign. */
export function change(percentage) {
  const options = { maximumFractionDigits: 1, signDisplay: 'exceptZero' };
  return `${keep('c', options, (locale, its) => new Intl.NumberFormat(locale, its)).format(percentage)} %`;
}

function time(millis, options) {
  const all = { timeZone: zone(), ...options };
  return keep('t', all, (locale, its) => new Intl.DateTimeFormat(locale, its)).format(millis);
}

export const day = millis => time(millis, { day: 'numeric', month: 'short', year: 'numeric' });
export const weekday = millis => time(millis, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
export const shortDay = millis => time(millis, { day: 'numeric', month: 'short' });
export const month = millis => time(millis, { month: 'short' });
export const year = millis => time(millis, { year: 'numeric' });
export const hour = millis => time(millis, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
export const second = millis => time(millis, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
export const moment = millis => `${day(millis)}, ${hour(millis)}`;

/** Names a day of the week, 0 for Monday. */
export function weekdayName(index) {
  const options = { weekday: 'narrow', timeZone: 'UTC' };
  return keep('w', options, (locale, its) => new Intl.DateTimeFormat(locale, its)).format(Date.UTC(2024, 0, 1 + index));
}

/** Writes a duration such as PT1M30.5S. */
export function duration(text) {
  const found = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(text ?? '');
  if (!found) {
    return '–';
  }
  const [hours, minutes, seconds] = found.slice(1).map(each => Number(each ?? 0));
  if (hours) {
    return `${hours} h ${minutes} min`;
  }
  return minutes ? `${minutes} min ${Math.round(seconds)} s` : `${number(seconds, seconds < 10 ? 1 : 0)} s`;
}

/** Writes a size in bytes. */
export function bytes(count) {
  const names = ['B', 'kB', 'MB', 'GB', 'TB'];
  let size = count;
  let name = 0;
  while (size >= 1000 && name < names.length - 1) {
    size /= 1000;
    name += 1;
  }
  return `${number(size, size < 10 && name > 0 ? 1 : 0)} ${names[name]}`;
}
