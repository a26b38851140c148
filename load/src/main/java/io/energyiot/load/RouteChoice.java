package io.energyiot.load;

import io.energyiot.load.write.CqlRoute;
import io.energyiot.load.write.Route;
import io.energyiot.load.write.SstableNode;
import io.energyiot.load.write.SstableRoute;
import io.energyiot.load.write.SstableWriter;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.LoadRoute;
import java.util.Optional;

/** Chooses the route into Cassandra. */
final class RouteChoice {
  /** The bytes of text that CQL writes in the time that the process for SSTables needs to start. */
  private static final long SMALL = 4 << 20;

  private RouteChoice() {}

  /**
   * Returns the route that was asked for, or else the quickest possible one.
   *
   * @param bytes of text, estimated
   * @throws EnergyException with {@link ErrorCode#PARAMETER_INVALID} if that route is not possible
   *     here
   */
  static LoadRoute choose(LoadOptions options, long bytes) {
    Optional<SstableNode> node = options.sstables();
    if (options.route().isPresent()) {
      LoadRoute asked = options.route().get();
      if (asked == LoadRoute.CQL
          || (node.isPresent()
              && (asked == LoadRoute.SSTABLE_STREAM || node.get().jmx().isPresent()))) {
        return asked;
      }
      throw new EnergyException(
          ErrorCode.PARAMETER_INVALID,
          asked.text() + " needs a Cassandra 5.0" + (node.isPresent() ? " on this machine" : ""));
    }
    if (node.isEmpty() || bytes < SMALL) {
      return LoadRoute.CQL;
    }
    return node.get().jmx().isPresent() ? LoadRoute.SSTABLE_IMPORT : LoadRoute.SSTABLE_STREAM;
  }

  /** Returns whether a route needs the process that writes SSTables. */
  static boolean needsWriter(LoadRoute route) {
    return route != LoadRoute.CQL;
  }

  /**
   * Opens a route.
   *
   * @param writer has been started if the route needs it
   * @param work for what it needs on disk
   * @param threads how many it may use
   */
  static Route open(
      LoadRoute route, EnergyStore store, SstableWriter writer, WorkFolder work, int threads) {
    return !needsWriter(route)
        ? new CqlRoute(store)
        : new SstableRoute(
            route, writer, store.dayBlocks().definition(), work.make("sstables"), threads);
  }
}
