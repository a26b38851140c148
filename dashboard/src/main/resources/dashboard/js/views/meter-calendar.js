import { put } from '../core/dom.js';
import { percent, value } from '../core/format.js';
import { isEnergy } from '../core/series.js';
import { dateOf } from '../core/zones.js';
import { t } from '../core/words.js';
import { heatLegend, heatMap, shades } from '../parts/heat.js';
import { panel } from '../parts/panel.js';

/** The days of the last year, darker where more was used. */
export function calendarPanel(meter, choose) {
  const { year } = meter;
  const energy = isEnergy(year.unit);
  const shown = each => (energy ? each.sum : each.mean);
  const its = panel(t('calendar.title'), { about: t('calendar.about'), wide: true });
  its.calls(meter.call);
  const byDate = new Map(year.buckets.map(each => [dateOf(Date.parse(each.start), year.zone), each]));
  const shade = shades(year.buckets.map(shown));
  const days = year.buckets.filter(each => each.count > 0 && each.count < each.expected).length;
  its.note(days ? t('calendar.partial', { days }) : '');
  put(its.body,
    heatMap(dateOf(Date.parse(year.from), year.zone), dateOf(Date.parse(year.to), year.zone), date => {
      const bucket = byDate.get(date);
      if (!bucket || bucket.count === 0) {
        return { shade: null, text: t('legend.none') };
      }
      const partial = bucket.count < bucket.expected;
      const sum = `${value(shown(bucket))} ${year.unit ?? ''}`;
      return { shade: shade(shown(bucket)), partial, text: partial ? `${sum} · ${t('usage.present')} ${percent(bucket.count, bucket.expected)}` : sum };
    }, { label: t('calendar.title'), choose }),
    heatLegend(t('legend.less'), t('legend.more')));
  return its.element;
}
