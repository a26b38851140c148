package io.energyiot.ingest.consume;

import io.energyiot.ingest.seal.SealSettings;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.block.BlockKey;
import io.energyiot.store.block.BlockWriter;
import io.energyiot.store.block.DayBlock;
import io.energyiot.store.erasure.Erasures;
import io.energyiot.store.live.DayState;
import io.energyiot.store.live.DayStates;
import io.energyiot.store.live.LiveWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the blocks of one poll: small blocks of open days to the live blocks, all others to the
 * day blocks. For one thread, and for one poll.
 *
 * <p>A day may be sealed meanwhile. Its live blocks are folded no earlier than {@link
 * SealSettings#grace} after its state has changed. So the fold finds what is written within {@link
 * SealSettings#lease} of reading the state. What took longer is also written to the day blocks if
 * its day is no longer open. It has the same version there, so it is the same reading.
 *
 * <p>Readings that were erased in transit are not written. If the erasure is noticed only after
 * they may have been written, they are deleted again.
 */
final class StreamedBlockWriter {
  /** A block of so many readings is worth a day block of its own, which needs no folding. */
  private static final int WORTH_A_ROW = 24;

  private final EnergyStore store;
  private final SealSettings settings;
  private final DayStates.Snapshot states;
  private final Erasures.Snapshot erasures;
  private final long firstOpenDay;
  private final long lastOpenDay;
  private final BlockWriter dayWriter;
  private final LiveWriter liveWriter;
  private final Map<Long, Boolean> open = new HashMap<>();
  private final List<DayBlock> live = new ArrayList<>();

  StreamedBlockWriter(EnergyStore store, SealSettings settings) {
    this.store = store;
    this.settings = settings;
    // read so often that a poll starts with most of its lease left
    this.states = store.dayStates().within(settings.lease().toMillis() / 8);
    this.erasures = store.erasures().recent();
    long now = store.clock().millis();
    this.firstOpenDay = store.zone().dayOf(now - settings.openFor().toMillis());
    this.lastOpenDay = store.zone().dayOf(now) + 1;
    this.dayWriter = store.dayBlocks().writer();
    this.liveWriter = store.liveBlocks().writer();
  }

  void add(DayBlock block, int readings) {
    if (isErased(block, erasures)) {
      erase(block); // an attempt before a crash may have written it
    } else if (readings < WORTH_A_ROW && open.computeIfAbsent(block.day(), this::isOpen)) {
      live.add(block);
      liveWriter.write(block);
    } else {
      dayWriter.write(block);
    }
  }

  private static boolean isErased(DayBlock block, Erasures.Snapshot erasures) {
    return erasures.covers(block.series().deviceId(), block.version().millis());
  }

  private void erase(DayBlock block) {
    BlockKey key = new BlockKey(block.series().channel(), block.day(), block.version());
    store.liveBlocks().erase(block.series().deviceId(), key);
  }

  private boolean isOpen(long day) {
    Optional<DayState> state = states.of(day);
    if (state.isPresent()) {
      return state.get() == DayState.OPEN;
    }
    boolean may = day >= firstOpenDay && day <= lastOpenDay;
    return may && store.dayStates().begin(day, DayState.OPEN) == DayState.OPEN;
  }

  /** Writes everything; when this returns, it can be found. */
  void flush() {
    liveWriter.flush();
    if (!live.isEmpty() && states.ageMillis() > settings.lease().toMillis()) {
      DayStates.Snapshot now = store.dayStates().within(0);
      live.stream()
          .filter(block -> now.of(block.day()).orElse(DayState.OPEN) != DayState.OPEN)
          .forEach(dayWriter::write);
    }
    dayWriter.flush();
    if (!live.isEmpty() && erasures.isOld()) {
      Erasures.Snapshot now = store.erasures().recent();
      live.stream().filter(block -> isErased(block, now)).forEach(this::erase);
    }
  }
}
