import { askText } from './api.js';

/** Returns the figures of the server that have no labels, or sums over their labels. */
export async function metrics() {
  const text = await askText('/q/metrics');
  const sums = new Map();
  for (const line of text.split('\n')) {
    const found = /^(energy_\w+)(?:\{[^}]*\})? ([-\d.eE+]+)$/.exec(line);
    if (found) {
      sums.set(found[1], (sums.get(found[1]) ?? 0) + Number(found[2]));
    }
  }
  return { at: performance.now(), of: name => sums.get(name) ?? 0 };
}

/** Returns how much a figure has grown a second between two looks. */
export function rate(before, now, name) {
  const seconds = (now.at - before.at) / 1000;
  return seconds > 0 ? Math.max(0, now.of(name) - before.of(name)) / seconds : 0;
}
