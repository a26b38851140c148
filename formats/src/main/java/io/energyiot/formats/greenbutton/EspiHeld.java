package io.energyiot.formats.greenbutton;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;

/**
 * Readings that came before the entries that say what they are, and those entries. Takes at most
 * the memory that the reader may take.
 */
final class EspiHeld {
  private static final int OBJECT_BYTES = 500;

  private final EspiLinks links = new EspiLinks();
  private final EspiTargets targets;
  private final EspiOutput output;
  private final long memory;
  private List<Held> held = new ArrayList<>();
  private long heldBytes;
  private long entryBytes;

  private record Held(EspiEntry entry, EspiRows rows) {}

  EspiHeld(EspiDevices devices, EspiOutput output, long memory) {
    this.targets = new EspiTargets(links, devices);
    this.output = output;
    this.memory = memory;
  }

  /** Passes on rows of an entry whose links are not all read; returns whether that could be. */
  boolean emit(EspiEntry entry, EspiRows rows) {
    EspiTarget target = targets.of(entry);
    if (target == null) {
      check(rows.bytes());
      return false;
    }
    output.emit(rows, target);
    rows.clear();
    check(0);
    return true;
  }

  /** Takes an entry that has ended, with its rows; returns whether it keeps them. */
  boolean take(EspiEntry entry, EspiRows rows) {
    if (links.add(entry)) {
      entryBytes += entry.bytes() + OBJECT_BYTES;
      check(0);
    }
    if (rows.size() == 0 || emit(entry, rows)) {
      return false;
    }
    rows.trim();
    held.add(new Held(entry, rows));
    heldBytes += bytes(entry, rows);
    return true;
  }

  private static long bytes(EspiEntry entry, EspiRows rows) {
    return rows.bytes() + entry.bytes() + OBJECT_BYTES;
  }

  private void check(long more) {
    if (heldBytes + entryBytes + output.bytes() + more <= memory) {
      return;
    }
    List<Held> rest = new ArrayList<>();
    heldBytes = 0;
    for (Held each : held) {
      EspiTarget target = targets.of(each.entry);
      if (target == null) {
        rest.add(each);
        heldBytes += bytes(each.entry, each.rows);
      } else {
        output.emit(each.rows, target);
      }
    }
    held = rest;
    if (heldBytes + entryBytes + output.bytes() + more > memory) {
      throw new EnergyException(
          ErrorCode.TOO_LARGE,
          "more than "
              + memory
              + " bytes of readings come before the entries that say what they are, or the feed"
              + " has too many entries or gaps; put UsagePoint, MeterReading and ReadingType first");
    }
  }

  /** Passes on all that is held. */
  void end() {
    for (Held each : held) {
      output.emit(each.rows, targets.atEnd(each.entry));
    }
    held.clear();
  }
}
