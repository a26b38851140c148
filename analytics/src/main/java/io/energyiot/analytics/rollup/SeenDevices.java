package io.energyiot.analytics.rollup;

import org.apache.spark.util.AccumulatorV2;
import org.roaringbitmap.RoaringBitmap;

/** Collects from all tasks the numbers of devices of which something was received. */
final class SeenDevices extends AccumulatorV2<Integer, RoaringBitmap> {
  private static final long serialVersionUID = 1;

  private RoaringBitmap seen = new RoaringBitmap();

  @Override
  public boolean isZero() {
    return seen.isEmpty();
  }

  @Override
  public AccumulatorV2<Integer, RoaringBitmap> copy() {
    SeenDevices copy = new SeenDevices();
    copy.seen = seen.clone();
    return copy;
  }

  @Override
  public void reset() {
    seen = new RoaringBitmap();
  }

  @Override
  public void add(Integer device) {
    seen.add(device);
  }

  @Override
  public void merge(AccumulatorV2<Integer, RoaringBitmap> other) {
    seen.or(other.value());
  }

  @Override
  public RoaringBitmap value() {
    return seen;
  }
}
