const HOUR = 3_600_000;

/** Returns whether a unit is one of energy, whose demand has the unit without its hours. */
export function isEnergy(unit) {
  return unit !== null && unit !== undefined && unit.endsWith('h');
}

export function demandUnit(unit) {
  return isEnergy(unit) ? unit.slice(0, -1) : unit;
}

function kindOf(bucket) {
  if (bucket.count === 0) {
    return 'missing';
  }
  return bucket.count < bucket.expected ? 'partial' : 'actual';
}

/** Returns the points of buckets: mean, lowest and highest demand, or value if it is no energy. */
export function ofBuckets(answer) {
  const energy = isEnergy(answer.unit);
  const points = answer.buckets.map(each => {
    const start = Date.parse(each.start);
    const end = Date.parse(each.end);
    const hours = (end - start) / HOUR;
    const present = each.expected ? hours * each.count / each.expected : hours;
    const interval = each.expected ? hours / each.expected : hours;
    return {
      start, end, kind: kindOf(each), bucket: each,
      y: each.sum === null ? null : energy ? each.sum / present : Number(each.mean),
      low: each.min === null ? null : energy ? each.min / interval : each.min,
      high: each.max === null ? null : energy ? each.peak?.demand ?? each.max / interval : each.max,
    };
  });
  return { points, gaps: gapsOf(answer), overlaps: overlapsOf(answer), level: 'day' };
}

/** Returns a quality without its method and reason: `substituted` of `substituted:14:79`. */
export function qualityKind(quality) {
  return quality.split(':', 1)[0];
}

/** Returns the points of readings. */
export function ofReadings(answer) {
  const energy = isEnergy(answer.unit);
  const points = answer.readings.map(each => {
    const start = Date.parse(each.start);
    const end = Date.parse(each.end);
    const y = each.value === null || each.value === undefined ? null : energy ? each.value / ((end - start) / HOUR) : each.value;
    return { start, end, kind: qualityKind(each.quality), reading: each, y, low: null, high: null };
  });
  return { points, gaps: gapsOf(answer), overlaps: overlapsOf(answer), level: 'reading' };
}

function gapsOf(answer) {
  return answer.completeness.missing.map(each => ({ start: Date.parse(each.start), end: Date.parse(each.end) }));
}

function overlapsOf(answer) {
  return answer.completeness.overlapping.ranges.map(each => ({ start: Date.parse(each.start), end: Date.parse(each.end) }));
}

/**
 * Returns the columns that uPlot draws as steps. Where a point is not followed by the next one, the
 * line ends with it: nothing is drawn over what is missing.
 */
export function columns(points) {
  const x = [];
  const y = [];
  const low = [];
  const high = [];
  const index = [];
  const add = (at, point, i) => {
    x.push(at);
    y.push(point?.y ?? null);
    low.push(point?.low ?? null);
    high.push(point?.high ?? null);
    index.push(i);
  };
  points.forEach((point, i) => {
    add(point.start / 1000, point, i);
    const next = points[i + 1];
    if (!next || next.start > point.end || (next.y === null && point.y !== null)) {
      const end = Math.min(point.end, next?.start ?? Infinity) / 1000;
      add(end - 0.002, point, i);
      add(end - 0.001, null, i);
    }
  });
  return { data: [x, y, low, high], index };
}

/** Returns the spans of time of one kind each, neighbours joined. */
export function spans(points, gaps) {
  const joined = [];
  for (const each of points) {
    const last = joined[joined.length - 1];
    if (last && last.kind === each.kind && last.end === each.start) {
      last.end = each.end;
    } else {
      joined.push({ start: each.start, end: each.end, kind: each.kind });
    }
  }
  return [...joined, ...gaps.map(each => ({ ...each, kind: 'missing' }))];
}
