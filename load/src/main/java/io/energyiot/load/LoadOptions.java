package io.energyiot.load;

import io.energyiot.load.read.RejectLimit;
import io.energyiot.load.write.SstableNode;
import io.energyiot.model.Interval;
import io.energyiot.store.load.LoadRoute;
import io.energyiot.store.load.RepeatPolicy;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How to load files.
 *
 * @param zone the zone of local times and dates in the files
 * @param interval length of an interval where a file does not say it, seconds
 * @param folder holds a folder for each load: its rejects, and what it needs meanwhile
 * @param sstables how SSTables are made; empty where that is not possible
 * @param route the route into Cassandra; empty to choose it by the size of the files
 * @param threads how many read and write at the same time
 * @param memory bytes of memory that readings may take before they are put aside
 * @param rejects how many rejects a load may have
 * @param repeats what becomes of contents that were loaded before
 * @param dryRun whether files are only read and counted
 */
public record LoadOptions(
    ZoneId zone,
    int interval,
    Path folder,
    Optional<SstableNode> sstables,
    Optional<LoadRoute> route,
    int threads,
    long memory,
    RejectLimit rejects,
    RepeatPolicy repeats,
    boolean dryRun) {

  /** Quarter hours in {@code zone}, loaded by CQL. */
  public static LoadOptions of(ZoneId zone, Path folder) {
    return new LoadOptions(
        zone,
        Interval.QUARTER_HOUR,
        folder,
        Optional.empty(),
        Optional.empty(),
        allProcessors(),
        defaultMemory(),
        RejectLimit.none(),
        RepeatPolicy.SKIP,
        false);
  }

  /** As many threads as this machine has processors. */
  public static int allProcessors() {
    return Runtime.getRuntime().availableProcessors();
  }

  /** Returns 40 % of the greatest heap, which leaves room for data in transit. */
  public static long defaultMemory() {
    return Runtime.getRuntime().maxMemory() / 5 * 2;
  }

  /** Returns these options with another treatment of contents that were loaded before. */
  public LoadOptions with(RepeatPolicy other) {
    return new LoadOptions(
        zone, interval, folder, sstables, route, threads, memory, rejects, other, dryRun);
  }

  /** Returns these options for a load that stores nothing. */
  public LoadOptions dry() {
    return new LoadOptions(
        zone, interval, folder, sstables, route, threads, memory, rejects, repeats, true);
  }

  /** Returns these options with SSTables made for {@code node}. */
  public LoadOptions with(SstableNode node) {
    return new LoadOptions(
        zone,
        interval,
        folder,
        Optional.of(node),
        route,
        threads,
        memory,
        rejects,
        repeats,
        dryRun);
  }
}
