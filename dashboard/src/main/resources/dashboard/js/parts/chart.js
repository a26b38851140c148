import { h, look } from '../core/dom.js';
import { hour, month, number, shortDay, year } from '../core/format.js';
import { clock, zone } from '../core/zones.js';

const DAY = 86_400;

function timeLabels(plot, splits, axis, space, step) {
  return splits.map((at, i) => {
    const millis = at * 1000;
    if (step >= 28 * DAY) {
      return clock(millis).month === 1 || i === 0 ? `${month(millis)}\n${year(millis)}` : month(millis);
    }
    if (step >= DAY) {
      return shortDay(millis);
    }
    return clock(millis).hour === 0 && clock(millis).minute === 0 || i === 0 ? `${hour(millis)}\n${shortDay(millis)}` : hour(millis);
  });
}

/** Returns how all charts look: axes, grid and colours of the theme. */
export function axes({ unit, time = true, values } = {}) {
  const common = {
    stroke: look('--text-soft'), font: `12px ${look('--font')}`, labelFont: `12px ${look('--font')}`,
    grid: { stroke: look('--line-soft'), width: 1 }, ticks: { show: false },
  };
  return [
    { ...common, grid: { show: false }, space: 64, gap: 6, size: time ? 40 : 28, values: values ?? (time ? timeLabels : undefined) },
    { ...common, size: 56, gap: 8, space: 36, values: (plot, splits) => splits.map((each, i) => number(each, 3) + (i === splits.length - 1 && unit ? ` ${unit}` : '')) },
  ];
}

/** Returns a pattern of thin lines, which stands for missing. */
export function hatch(context) {
  const tile = document.createElement('canvas');
  const size = 8 * devicePixelRatio;
  tile.width = size;
  tile.height = size;
  const pen = tile.getContext('2d');
  pen.strokeStyle = look('--missing');
  pen.lineWidth = devicePixelRatio;
  pen.beginPath();
  pen.moveTo(0, size);
  pen.lineTo(size, 0);
  pen.moveTo(-size / 2, size / 2);
  pen.lineTo(size / 2, -size / 2);
  pen.moveTo(size / 2, size * 1.5);
  pen.lineTo(size * 1.5, size / 2);
  pen.stroke();
  return context.createPattern(tile, 'repeat');
}

/** A chart that is as wide as its place, and is made again when that changes. */
export class Chart {
  constructor(options, data, height = 300) {
    this.element = h('div', { class: 'chart' });
    this.height = height;
    this.options = {
      legend: { show: false }, padding: [16, 22, 0, 0], tzDate: at => uPlot.tzDate(new Date(at * 1000), zone()),
      ...options, cursor: { y: false, points: { size: 7 }, drag: { x: false, y: false }, ...options.cursor }, height,
    };
    this.data = data;
    this.plot = null;
    new ResizeObserver(() => this.fit()).observe(this.element);
  }

  fit() {
    const width = Math.floor(this.element.clientWidth);
    if (width < 50) {
      return;
    }
    if (this.plot) {
      this.plot.setSize({ width, height: this.height });
    } else {
      this.plot = new uPlot({ ...this.options, width }, this.data, this.element);
      this.plot.root.querySelector('canvas').setAttribute('aria-hidden', 'true');
      this.ready?.(this.plot);
    }
  }

  /** Shows other data; keeps the part that is shown unless told otherwise. */
  set(data, rescale = true) {
    this.data = data;
    this.plot?.setData(data, rescale);
  }
}
