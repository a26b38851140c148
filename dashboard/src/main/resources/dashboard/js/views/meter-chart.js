import { look } from '../core/dom.js';
import { columns, demandUnit, isEnergy, spans } from '../core/series.js';
import { t } from '../core/words.js';
import { axes, Chart, hatch } from '../parts/chart.js';

const HEIGHT = 320;
const STRIP = 6;
const AXIS = 40;
const MIN_DRAG = 4; // pixels; less is a click

/**
 * Readings as steps, with what is missing hatched and their quality as a strip below. Keys, the
 * wheel and drags are passed on to `range`, which knows what is shown.
 */
export class RangeChart {
  constructor(unit, range) {
    this.range = range;
    this.visible = range.visible;
    this.level = null;
    this.index = [];
    this.spans = [];
    this.chart = new Chart(this.options(unit), [[], [], [], []], HEIGHT);
    this.element = this.chart.element;
    this.chart.ready = () => range.draw();
    this.listen();
  }

  options(unit) {
    const energy = isEnergy(unit);
    const step = uPlot.paths.stepped({ align: 1 });
    const [x, y] = axes({ unit: demandUnit(unit) });
    const edge = { stroke: 'transparent', paths: step, points: { show: false } };
    return {
      scales: {
        x: { time: true, auto: false, min: this.visible.from / 1000, max: this.visible.to / 1000 },
        y: { range: (plot, min, max) => around(energy, min, max) },
      },
      axes: [{ ...x, gap: STRIP + 10, size: AXIS + STRIP + 4 }, y],
      series: [{}, { stroke: look('--accent'), width: 1.5, paths: step, points: { show: false }, fill: energy ? look('--accent-faint') : undefined }, edge, edge],
      bands: [{ series: [3, 2], fill: look('--accent-soft') }],
      cursor: { drag: { x: true, y: false, setScale: false } },
      hooks: {
        drawClear: [plot => this.drawMissing(plot)],
        draw: [plot => this.drawStrip(plot)],
        setSelect: [plot => this.selected(plot)],
        setCursor: [plot => this.range.tell(this.pointAt(plot.cursor.idx))],
      },
    };
  }

  listen() {
    this.element.tabIndex = 0;
    this.element.setAttribute('role', 'application');
    this.element.setAttribute('aria-label', t('range.keys'));
    this.element.addEventListener('keydown', event => this.key(event));
    this.element.addEventListener('wheel', event => this.wheel(event), { passive: false });
    this.element.addEventListener('dblclick', () => this.range.all());
  }

  isReady() {
    return this.chart.plot !== null;
  }

  /** Shows a part of a level of detail. */
  show(level, visible) {
    this.visible = visible;
    if (this.level !== level) {
      this.level = level;
      const made = columns(level.points);
      this.index = made.index;
      this.spans = spans(level.points, level.gaps);
      this.chart.set(made.data, false);
    }
    this.chart.plot.setScale('x', { min: visible.from / 1000, max: visible.to / 1000 });
  }

  pointAt(column) {
    return column === null || column === undefined ? null : this.level?.points[this.index[column]] ?? null;
  }

  key(event) {
    const act = {
      ArrowLeft: () => this.range.move(-1), ArrowRight: () => this.range.move(1), ArrowUp: () => this.range.zoom(0.5), ArrowDown: () => this.range.zoom(2),
      '+': () => this.range.zoom(0.5), '-': () => this.range.zoom(2), Home: () => this.range.all(),
    }[event.key];
    if (act && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      act();
    }
  }

  /** With Ctrl, or by pinching; otherwise the wheel scrolls the page. */
  wheel(event) {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      const box = this.chart.plot.over.getBoundingClientRect();
      const share = (event.clientX - box.left) / box.width;
      this.range.zoom(Math.exp(event.deltaY * 0.003), this.visible.from + share * (this.visible.to - this.visible.from));
    }
  }

  selected(plot) {
    const { left, width } = plot.select;
    if (width > MIN_DRAG) {
      const [from, to] = [left, left + width].map(each => plot.posToVal(each, 'x') * 1000);
      plot.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
      this.range.zoomTo(from, to);
    }
  }

  /** Does something for each span that is seen, with its place in the canvas. */
  within(plot, all, act) {
    for (const each of all) {
      if (each.end > this.visible.from && each.start < this.visible.to) {
        const left = Math.max(plot.bbox.left, plot.valToPos(each.start / 1000, 'x', true));
        const right = Math.min(plot.bbox.left + plot.bbox.width, plot.valToPos(each.end / 1000, 'x', true));
        act(each, left, Math.max(1, right - left));
      }
    }
  }

  drawMissing(plot) {
    const pen = plot.ctx;
    pen.save();
    pen.fillStyle = hatch(pen);
    this.within(plot, this.spans.filter(each => each.kind === 'missing'), (each, left, width) => pen.fillRect(left, plot.bbox.top, width, plot.bbox.height));
    pen.restore();
  }

  drawStrip(plot) {
    const pen = plot.ctx;
    const scale = devicePixelRatio;
    const top = plot.bbox.top + plot.bbox.height + 4 * scale;
    const missing = hatch(pen);
    const colours = {};
    pen.save();
    this.within(plot, this.spans, (each, left, width) => {
      colours[each.kind] ??= each.kind === 'missing' ? missing : look(`--q-${each.kind.replaceAll('_', '-')}`) || look('--q-other');
      pen.fillStyle = colours[each.kind];
      pen.fillRect(left, top, width, STRIP * scale);
    });
    pen.fillStyle = look('--q-overlapping');
    this.within(plot, this.level?.overlaps ?? [], (each, left, width) => pen.fillRect(left, top - 3 * scale, width, 2 * scale));
    pen.restore();
  }
}

/** The range of the scale: that of energy has zero. */
function around(energy, min, max) {
  if (min === null || max === null) {
    return [0, 1];
  }
  const room = (max - min || Math.abs(max) || 1) * 0.06;
  return energy ? [Math.min(0, min - (min < 0 ? room : 0)), max + room] : [min - room, max + room];
}
