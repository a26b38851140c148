package io.energyiot.ingest.seal;

import io.energyiot.codec.BlockEncoder;
import io.energyiot.codec.VersionedBlock;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.model.Series;
import io.energyiot.model.Version;
import io.energyiot.store.block.DayBlock;
import io.energyiot.store.block.StoredBlock;
import io.energyiot.store.block.VersionedReadings;
import io.energyiot.store.block.VersionedReadings.Entry;
import java.util.ArrayList;
import java.util.List;
import net.openhft.hashing.LongHashFunction;

/**
 * Folds the many blocks of a series and day into few. Nothing is left out: the newest version of
 * each start goes into the first block, the version before it into a second, and so on. Each
 * reading keeps its version.
 *
 * <p>A row's key follows from its content. Folding the same blocks again writes the same row;
 * folding more or fewer blocks writes another row beside it. No row ever replaces another.
 */
final class Fold {
  private final BlockEncoder encoder = new BlockEncoder();

  /**
   * Folds blocks of a series and a day.
   *
   * @param blocks at least one, of together no more readings than a block holds
   */
  List<DayBlock> of(Series series, List<StoredBlock> blocks) {
    StoredBlock first = blocks.get(0);
    if (blocks.size() == 1) {
      return List.of(new DayBlock(series, first.day(), first.version(), first.block()));
    }
    VersionedReadings readings = new VersionedReadings();
    blocks.forEach(readings::add);
    List<DayBlock> folded = new ArrayList<>();
    for (List<Entry> layer : layers(readings.inOrder())) {
      folded.add(block(series, first.day(), layer));
    }
    return folded;
  }

  /**
   * Distributes sorted readings over layers, the newest versions first. Each layer has a start at
   * most once.
   */
  private static List<List<Entry>> layers(List<Entry> inOrder) {
    List<List<Entry>> layers = new ArrayList<>();
    int from = 0;
    while (from < inOrder.size()) {
      int to = from + 1;
      while (to < inOrder.size() && inOrder.get(to).start() == inOrder.get(from).start()) {
        to++;
      }
      for (int age = 0; age < to - from; age++) {
        if (age == layers.size()) {
          layers.add(new ArrayList<>());
        }
        layers.get(age).add(inOrder.get(to - 1 - age));
      }
      from = to;
    }
    return layers;
  }

  private DayBlock block(Series series, long day, List<Entry> layer) {
    ReadingsBuilder readings = new ReadingsBuilder(layer.size());
    long[] millis = new long[layer.size()];
    long[] sequences = new long[layer.size()];
    long newest = 0;
    for (int i = 0; i < millis.length; i++) {
      layer.get(i).addTo(readings);
      millis[i] = layer.get(i).millis();
      sequences[i] = layer.get(i).sequence();
      newest = Math.max(newest, millis[i]);
    }
    byte[] block = new VersionedBlock(readings.build(), millis, sequences).encode(encoder);
    return new DayBlock(
        series, day, Version.ofSealed(newest, LongHashFunction.xx3().hashBytes(block)), block);
  }
}
