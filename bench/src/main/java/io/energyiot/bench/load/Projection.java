package io.energyiot.bench.load;

import java.util.ArrayList;
import java.util.List;

/**
 * A projection from a measured night to more meters on a cluster. Only the one night is measured;
 * {@link #ASSUMPTIONS} has the rest.
 *
 * @param meters on the cluster
 * @param nodes of the cluster
 * @param copies of each row
 * @param seconds of the nightly load
 */
record Projection(long meters, int nodes, int copies, double seconds) {
  /** The assumptions behind the seconds. */
  static final List<String> ASSUMPTIONS =
      List.of(
          "90 % of the meters come by file at night, 96 readings each; the others are streamed",
          "every node is a machine such as this one, with its disk, and runs a loader of its own"
              + " for its share of the files",
          "checking, reading and writing take the time measured here, in proportion to the rows",
          "one node keeps one copy and imports it; more keep three, and each gets its part of every"
              + " loader's SSTables by a stream of 100 MB/s (a network of 1 Gbit/s), which is not"
              + " overlapped with anything",
          "compaction afterwards is not in it");

  private static final double BY_FILE = 0.9;
  private static final double STREAM_BYTES_A_SECOND = 100e6;
  private static final int COPIES = 3;

  /**
   * Projects a night.
   *
   * @param bytesAMeterDay of a row on disk
   */
  static List<Projection> of(LoadFigures night, double bytesAMeterDay) {
    List<Projection> projections = new ArrayList<>();
    for (long meters : new long[] {10_000_000, 50_000_000}) {
      for (int nodes : new int[] {1, 3, 10}) {
        double rowsOfNode = BY_FILE * meters / nodes;
        int copies = Math.min(COPIES, nodes);
        double streamed = nodes == 1 ? 0 : rowsOfNode * copies * bytesAMeterDay;
        projections.add(
            new Projection(
                meters,
                nodes,
                copies,
                night.secondsFor((long) (rowsOfNode * Night.QUARTERS_A_DAY))
                    + streamed / STREAM_BYTES_A_SECOND));
      }
    }
    return projections;
  }
}
