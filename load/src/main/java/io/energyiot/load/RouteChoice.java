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
public final class RouteChoice {
  private RouteChoice() {}

  /**
   * Returns the route that was asked for, or else the quickest possible one.
   *
   * @param node empty if SSTables can't be written for the store
   * @param small whether CQL is done before the process for SSTables has started
   * @throws EnergyException with {@link ErrorCode#PARAMETER_INVALID} if that route is not possible
   *     here
   */
  public static LoadRoute choose(
      Optional<LoadRoute> route, Optional<SstableNode> node, boolean small) {
    boolean isHere = node.flatMap(SstableNode::jmx).isPresent();
    if (route.isEmpty()) {
      return node.isEmpty() || small
          ? LoadRoute.CQL
          : isHere ? LoadRoute.SSTABLE_IMPORT : LoadRoute.SSTABLE_STREAM;
    }
    LoadRoute asked = route.get();
    if (asked == LoadRoute.CQL
        || (node.isPresent() && (asked == LoadRoute.SSTABLE_STREAM || isHere))) {
      return asked;
    }
    throw new EnergyException(
        ErrorCode.PARAMETER_INVALID,
        asked.text() + " needs a Cassandra 5.0" + (node.isPresent() ? " on this machine" : ""));
  }

  /** Returns whether a route needs the process that writes SSTables. */
  public static boolean needsWriter(LoadRoute route) {
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
