import { h, put } from '../core/dom.js';
import { address, ask, devicePath, download } from '../core/api.js';
import { day, hour, percent, value, weekday } from '../core/format.js';
import { demandUnit, isEnergy, ofBuckets, ofReadings } from '../core/series.js';
import { clock, dateOf, dayStart, instant, startOf, startOfDay, zone } from '../core/zones.js';
import { t } from '../core/words.js';
import { panel } from '../parts/panel.js';
import { failure } from '../parts/states.js';
import { RangeChart } from './meter-chart.js';

const DAY = 86_400_000;
const MAX_FINE = 40 * DAY; // beyond that a pixel has several readings
const MIN_SPAN = 3_600_000;
const MAX_SPAN = 1_098 * DAY;
const MAX_ROWS = 200;

/** Readings of any range: by day for wide ranges, each reading for narrow ones. */
export function rangePanel(meter, parameters, note) {
  return new RangePanel(meter, parameters, note);
}

class RangePanel {
  constructor(meter, parameters, noteAddress) {
    this.meter = meter;
    this.noteAddress = noteAddress;
    this.days = ofBuckets(meter.year);
    this.days.from = Date.parse(meter.year.from);
    this.days.to = Date.parse(meter.year.to);
    this.fine = null;
    this.visible = this.first(parameters);
    this.panel = panel(t('range.title'), { about: t('range.about'), wide: true });
    this.readout = h('p', { class: 'readout', 'aria-live': 'polite' });
    this.status = h('div', {});
    this.table = this.makeTable();
    this.chart = new RangeChart(meter.unit, this);
    put(this.panel.body, this.tools(), this.readout, this.chart.element, this.legend(), this.status, this.table);
    this.element = this.panel.element;
    this.look(this.visible.from, this.visible.to);
  }

  /** The range of the address, or all if that is short, or the last year. */
  first(parameters) {
    const read = name => {
      const text = parameters.get(name);
      return text === null ? null : /^\d{4}-\d\d-\d\d$/.test(text) ? startOf(text) : Date.parse(text);
    };
    const from = read('from');
    const to = read('to');
    if (from && to && from < to) {
      return { from, to };
    }
    const { first, last } = this.meter.year.total;
    if (first && Date.parse(last.start) - Date.parse(first.start) < MAX_FINE) {
      return { from: startOfDay(Date.parse(first.start)), to: startOfDay(Date.parse(last.start), 1) };
    }
    return { from: this.days.from, to: this.days.to };
  }

  /** The day in the middle of what is shown, or the last one if the end is shown. */
  day() {
    const { from, to } = this.visible;
    const last = this.meter.year.total.last;
    const end = last ? Date.parse(last.start) : to - 1;
    return dateOf(end >= from && end < to ? end : (from + to) / 2);
  }

  showDay(date) {
    const from = startOf(date);
    this.look(from, startOfDay(from, 1));
  }

  tools() {
    const span = name => () => this.look(...this.around(name));
    const button = (text, label, act) => h('button', { type: 'button', class: 'choice', 'aria-label': label, title: label, onclick: act }, text);
    this.dateField = h('input', { type: 'date', 'aria-label': t('range.date'), onchange: event => event.target.value && this.showDay(event.target.value) });
    const formats = h('select', {
      'aria-label': t('download'), onchange: event => {
        this.download(event.target.value);
        event.target.value = '';
      },
    }, h('option', { value: '' }, t('download')), ['csv', 'parquet', 'ndjson', 'json'].map(each => h('option', { value: each }, each.toUpperCase())));
    return h('div', { class: 'tools' },
      h('div', { class: 'choices', role: 'group', 'aria-label': t('range.span') }, ['year', 'month', 'week', 'day'].map(each => button(t(`span.${each}`), t(`span.${each}`), span(each)))),
      h('div', { class: 'choices', role: 'group', 'aria-label': t('range.move') },
        button('‹', t('range.earlier'), () => this.move(-1)), button('›', t('range.later'), () => this.move(1)),
        button('−', t('range.out'), () => this.zoom(2)), button('+', t('range.in'), () => this.zoom(0.5))),
      this.dateField, h('span', { class: 'grow' }), formats);
  }

  around(name) {
    if (name === 'year') {
      return [this.days.from, this.days.to];
    }
    const at = clock(startOf(this.day()));
    if (name === 'month') {
      return [dayStart(at.year, at.month, 1), dayStart(at.year, at.month + 1, 1)];
    }
    if (name === 'week') {
      const weekdayOf = (new Date(Date.UTC(at.year, at.month - 1, at.day)).getUTCDay() + 6) % 7;
      return [dayStart(at.year, at.month, at.day - weekdayOf), dayStart(at.year, at.month, at.day - weekdayOf + 7)];
    }
    return [dayStart(at.year, at.month, at.day), dayStart(at.year, at.month, at.day + 1)];
  }

  /** Moves by what is shown; whole days stay whole days, also when clocks change. */
  move(direction) {
    const { from, to } = this.visible;
    const days = Math.round((to - from) / DAY);
    if (days >= 1 && startOfDay(from) === from && startOfDay(to) === to) {
      this.look(startOfDay(from, direction * days), startOfDay(to, direction * days));
    } else {
      this.look(from + direction * (to - from) / 2, to + direction * (to - from) / 2);
    }
  }

  zoom(factor, at = (this.visible.from + this.visible.to) / 2) {
    const { from, to } = this.visible;
    const span = Math.min(MAX_SPAN, Math.max(MIN_SPAN, (to - from) * factor));
    const left = at - (at - from) / (to - from) * span;
    this.look(left, left + span);
  }

  /** Shows the year, or what was loaded by day in its place. */
  all() {
    this.look(this.days.from, this.days.to);
  }

  zoomTo(from, to) {
    const missing = Math.max(0, MIN_SPAN - (to - from));
    this.look(from - missing / 2, to + missing / 2);
  }

  /** Shows a range at once with what is there, and then with what belongs to it. */
  look(from, to) {
    this.visible = { from, to };
    this.draw();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.load(), 80);
  }

  isFine() {
    return this.visible.to - this.visible.from <= MAX_FINE;
  }

  covers(level) {
    return level !== null && level.from <= this.visible.from && level.to >= this.visible.to;
  }

  async load() {
    const { from, to } = this.visible;
    this.dateField.value = dateOf(from);
    this.noteAddress({ from: instant(Math.round(from / 60_000) * 60_000), to: instant(Math.round(to / 60_000) * 60_000) });
    const fine = this.isFine();
    this.panel.calls(this.call(fine, from, to));
    if (this.covers(fine ? this.fine : this.days)) {
      return;
    }
    this.chart.element.classList.add('is-loading');
    try {
      const room = Math.min(to - from, 20 * DAY);
      const begin = startOfDay(from - room);
      const end = startOfDay(to + room, 1);
      if (fine) {
        const answer = await ask(devicePath(this.meter.id, '/readings'), { channel: this.meter.channel, from: instant(begin), to: instant(end), limit: 100_000 }, { signal: this.meter.signal });
        this.fine = { ...ofReadings(answer), from: begin, to: end };
      } else {
        const answer = await ask(devicePath(this.meter.id, '/usage'), { channel: this.meter.channel, from: instant(begin), to: instant(end), by: 'day', zone: zone() }, { signal: this.meter.signal });
        this.days = { ...ofBuckets(answer), from: begin, to: end };
      }
      put(this.status);
      this.draw();
    } catch (problem) {
      if (problem.name !== 'AbortError') {
        put(this.status, failure(problem, () => this.load()));
      }
    } finally {
      this.chart.element.classList.remove('is-loading');
    }
  }

  call(fine, from, to) {
    const range = { from: instant(Math.round(from)), to: instant(Math.round(to)) };
    return fine ? address(devicePath(this.meter.id, '/readings'), { channel: this.meter.channel, ...range })
      : address(devicePath(this.meter.id, '/usage'), { channel: this.meter.channel, ...range, by: 'day', zone: zone() });
  }

  /** The finest level that has some of what is shown; days until the readings are here. */
  level() {
    const fine = this.fine;
    const overlaps = fine !== null && fine.to > this.visible.from && fine.from < this.visible.to;
    return this.isFine() && overlaps ? fine : this.days;
  }

  draw() {
    if (!this.chart?.isReady()) {
      return;
    }
    this.drawn = this.level();
    this.chart.show(this.drawn, this.visible);
    this.panel.note(`${day(this.visible.from)} – ${day(this.visible.to - 1)}`);
    this.tell(null);
    if (this.table.open) {
      this.fillTable();
    }
  }

  legend() {
    const kinds = ['actual', 'partial', 'estimated', 'substituted', 'missing', 'overlapping'];
    return h('p', { class: 'legend' }, kinds.map(each => h('span', { class: 'legend-item' },
      h('i', { class: `swatch ${each === 'missing' ? 'swatch-missing' : `q-${each}`}`, 'aria-hidden': 'true' }), t(`quality.${each}`))));
  }

  describe(point) {
    const unit = this.meter.unit ?? '';
    const demand = demandUnit(this.meter.unit) ?? '';
    if (point.bucket) {
      const { bucket } = point;
      return t('range.day', {
        when: weekday(point.start), sum: `${value(bucket.sum)} ${unit}`, mean: `${value(point.y)} ${demand}`,
        low: value(point.low), high: `${value(point.high)} ${demand}`, present: percent(bucket.count, bucket.expected),
      });
    }
    return `${weekday(point.start)}, ${hour(point.start)}–${hour(point.end)} · ${value(point.reading.value)} ${unit}`
      + `${isEnergy(unit) ? ` · ${value(point.y)} ${demand}` : ''} · ${t(`quality.${point.kind}`)}`;
  }

  /** Tells of a point of the chart; what the chart shows if there is none. */
  tell(point) {
    this.readout.textContent = point ? this.describe(point) : t(this.drawn?.level === 'reading' ? 'range.hint.reading' : 'range.hint.day', { unit: demandUnit(this.meter.unit) ?? '' });
  }

  makeTable() {
    const table = h('details', { class: 'table-details' }, h('summary', {}, t('range.table')), h('div', { class: 'scroll' }));
    table.addEventListener('toggle', () => table.open && this.fillTable());
    return table;
  }

  fillTable() {
    const { from, to } = this.visible;
    const rows = this.drawn.points.filter(each => each.end > from && each.start < to);
    put(this.table.lastElementChild, h('table', {},
      h('thead', {}, h('tr', {}, h('th', {}, t('start')), h('th', { class: 'num' }, `${t('value')} ${this.meter.unit ?? ''}`), h('th', { class: 'num' }, demandUnit(this.meter.unit) ?? ''), h('th', {}, t('quality')))),
      h('tbody', {}, rows.slice(0, MAX_ROWS).map(each => h('tr', {}, h('td', {}, `${day(each.start)} ${each.bucket ? '' : hour(each.start)}`),
        h('td', { class: 'num' }, value(each.bucket ? each.bucket.sum : each.reading.value)), h('td', { class: 'num' }, value(each.y)), h('td', {}, t(`quality.${each.kind}`)))))),
    rows.length > MAX_ROWS ? h('p', { class: 'soft' }, t('range.more', { count: rows.length - MAX_ROWS })) : null);
  }

  download(format) {
    if (format) {
      const { from, to } = this.visible;
      const path = address(devicePath(this.meter.id, '/readings'), { channel: this.meter.channel, from: instant(Math.round(from)), to: instant(Math.round(to)), format });
      download(path, `${this.meter.id}-${dateOf(from)}.${format}`).catch(problem => put(this.status, failure(problem)));
    }
  }
}
