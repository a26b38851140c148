package io.energyiot.formats.greenbutton;

import io.energyiot.formats.clock.SeenStarts;
import io.energyiot.model.Channel;
import io.energyiot.model.Series;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.util.HashMap;
import java.util.Map;

/** Finds out to which series the readings of an entry belong. */
final class EspiTargets {
  private final EspiLinks links;
  private final EspiDevices devices;
  private final Map<EspiEntry, EspiTarget> known = new HashMap<>();
  private final Map<Series, SeenStarts> seen = new HashMap<>();
  private final Map<Series, Series> series = new HashMap<>();

  EspiTargets(EspiLinks links, EspiDevices devices) {
    this.links = links;
    this.devices = devices;
  }

  /** The target of an entry's readings; null if an entry is missing that may come. */
  EspiTarget of(EspiEntry blocks) {
    EspiEntry meter = links.meterReading(blocks);
    if (meter == null) {
      return null;
    }
    EspiTarget target = known.get(meter);
    if (target == null) {
      target = find(links.type(meter), links.usagePoint(meter));
      if (target != null) {
        known.put(meter, target);
      }
    }
    return target;
  }

  /** The target when all entries are known. Where a link is missing, the only one is meant. */
  EspiTarget atEnd(EspiEntry blocks) {
    EspiTarget target = of(blocks);
    if (target != null) {
      return target;
    }
    EspiEntry linked = links.meterReading(blocks);
    EspiEntry meter = linked == null ? links.only("MeterReading") : linked;
    EspiEntry from = meter == null ? blocks : meter;
    EspiEntry type = links.type(from);
    if (type == null && from.related().stream().noneMatch(href -> href.contains("ReadingType"))) {
      type = links.only("ReadingType");
    }
    EspiEntry usagePoint = links.usagePoint(from);
    usagePoint = usagePoint == null ? links.only("UsagePoint") : usagePoint;
    if (type == null || (usagePoint == null && links.has("UsagePoint"))) {
      return EspiTarget.refused(unlinked(type == null ? "ReadingType" : "UsagePoint"));
    }
    return find(type, usagePoint == null ? EspiDevices.NOT_NAMED : usagePoint);
  }

  private static BrokenRuleException unlinked(String kind) {
    return new BrokenRuleException(
        ErrorCode.FIELD_MISSING, kind, "no " + kind + " of the feed is linked to this reading");
  }

  private EspiTarget find(EspiEntry typed, EspiEntry usagePoint) {
    if (typed == null) {
      return null;
    }
    EspiType type = typed.type();
    if (type.problem() != null) {
      return EspiTarget.refused(type.problem());
    }
    if (type.uom() == EspiType.NONE) {
      return EspiTarget.refused(
          new BrokenRuleException(
              ErrorCode.FIELD_MISSING, "uom", "the reading's ReadingType names no unit"));
    }
    if (type.leftOut() != null) {
      return EspiTarget.notRead(type);
    }
    return usagePoint == null ? null : target(devices.of(usagePoint), type);
  }

  private EspiTarget target(String device, EspiType type) {
    Channel channel = type.channel();
    try {
      Series one = series.computeIfAbsent(Series.of(device, channel), each -> each);
      return new EspiTarget(one, type, seen.computeIfAbsent(one, e -> new SeenStarts()), null);
    } catch (BrokenRuleException e) {
      return EspiTarget.refused(e);
    }
  }
}
