import { h, s } from '../core/dom.js';
import { number } from '../core/format.js';

const WIDTH = 420;
const HEIGHT = 360;
const MIN_DEGREES = 3;
let borders = null;

/** The land of the earth as lines of [longitude, latitude], from delta-coded TopoJSON. */
async function lines() {
  borders ??= (async () => {
    const topology = await (await fetch('/dashboard/data/countries.json')).json();
    const { scale, translate } = topology.transform;
    return topology.arcs.map(arc => {
      let x = 0;
      let y = 0;
      return arc.map(([dx, dy]) => {
        x += dx;
        y += dy;
        return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
      });
    });
  })();
  return borders;
}

const mercator = latitude => Math.log(Math.tan(Math.PI / 4 + Math.max(-85, Math.min(85, latitude)) * Math.PI / 360)) * 180 / Math.PI;

/** Returns how places of the earth are laid on the picture, so that all are seen. */
function projection(places) {
  const xs = places.map(each => each.longitude);
  const ys = places.map(each => mercator(each.latitude));
  const middle = all => (Math.min(...all) + Math.max(...all)) / 2;
  const size = all => Math.max(MIN_DEGREES, (Math.max(...all) - Math.min(...all)) * 1.5);
  const scale = Math.min(WIDTH / size(xs), HEIGHT / size(ys));
  const [x, y] = [middle(xs), middle(ys)];
  return (longitude, latitude) => [WIDTH / 2 + (longitude - x) * scale, HEIGHT / 2 - (mercator(latitude) - y) * scale];
}

/** Coast lines and borders that are on the picture. */
function land(all, project) {
  const near = ([x, y]) => x > -WIDTH && x < 2 * WIDTH && y > -HEIGHT && y < 2 * HEIGHT;
  return all.map(line => line.map(([longitude, latitude]) => project(longitude, latitude))).filter(line => line.some(near))
    .map(line => `M${line.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`).join('');
}

/** Circles whose areas are as large as the sums of places. */
export function map(regions, label) {
  if (!regions.length) {
    return null;
  }
  const project = projection(regions.map(each => each.place));
  const max = Math.max(...regions.map(each => each.sum ?? 0)) || 1;
  const coast = s('path', { class: 'map-land' });
  lines().then(all => coast.setAttribute('d', land(all, project))).catch(() => {}); // without them the circles are still right
  const circles = regions.map(each => {
    const [x, y] = project(each.place.longitude, each.place.latitude);
    const radius = 6 + 24 * Math.sqrt(Math.max(0, each.sum ?? 0) / max);
    return s('g', {}, s('circle', { cx: x, cy: y, r: radius, class: 'map-circle' }, s('title', {}, `${each.name}: ${number(each.sum)} ${each.unit ?? ''}`)),
      s('text', { x, y: y + radius + 13, class: 'map-name', 'text-anchor': 'middle' }, each.name));
  });
  return h('figure', { class: 'map' }, s('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': label }, coast, circles));
}
