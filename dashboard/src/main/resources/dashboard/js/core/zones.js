import { settings } from './settings.js';

const formats = new Map();
let storage = 'UTC';

/** Remembers the storage zone, which the server tells in its answers. */
export function learnStorageZone(zone) {
  storage = zone;
}

/** Returns the zone that is shown. */
export function zone() {
  return settings.zone === 'storage' ? storage : settings.zone;
}

function format(name) {
  if (!formats.has(name)) {
    formats.set(name, new Intl.DateTimeFormat('en-US', {
      timeZone: name, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric',
      hour: 'numeric', minute: 'numeric', second: 'numeric', era: 'short',
    }));
  }
  return formats.get(name);
}

/** Returns what a clock in the zone shows at an instant. */
export function clock(millis, name = zone()) {
  const parts = {};
  for (const each of format(name).formatToParts(millis)) {
    parts[each.type] = each.value;
  }
  return {
    year: Number(parts.year), month: Number(parts.month), day: Number(parts.day),
    hour: Number(parts.hour), minute: Number(parts.minute), second: Number(parts.second),
  };
}

function offset(millis, name) {
  const at = clock(millis, name);
  return Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute, at.second) - Math.floor(millis / 1000) * 1000;
}

/** Returns the instant at which a day of the zone begins; days past the month's end go on. */
export function dayStart(year, month, day, name = zone()) {
  const wall = Date.UTC(year, month - 1, day);
  const first = wall - offset(wall, name);
  return wall - offset(first, name);
}

/** Returns the instant at which the day of `millis` begins, or one `days` later. */
export function startOfDay(millis, days = 0, name = zone()) {
  const at = clock(millis, name);
  return dayStart(at.year, at.month, at.day + days, name);
}

/** Returns a day of the zone as `2026-01-31`. */
export function dateOf(millis, name = zone()) {
  const at = clock(millis, name);
  return `${at.year}-${String(at.month).padStart(2, '0')}-${String(at.day).padStart(2, '0')}`;
}

/** Returns the instant at which a date such as `2026-01-31` begins. */
export function startOf(date, name = zone()) {
  const [year, month, day] = date.split('-').map(Number);
  return dayStart(year, month, day, name);
}

/** Returns a date some days later. */
export function plusDays(date, days) {
  const [year, month, day] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}

/** Returns an instant as the API takes it. */
export function instant(millis) {
  return new Date(millis).toISOString().replace('.000Z', 'Z');
}
