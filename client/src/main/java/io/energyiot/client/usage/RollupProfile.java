package io.energyiot.client.usage;

import java.util.List;

/**
 * The values of all meters over a day, as its rollup counted them.
 *
 * @param buckets in order; each has start, end, sum, min, max and count, and is otherwise empty
 */
public record RollupProfile(List<Usage.Bucket> buckets) {

  /** Copies the list. */
  public RollupProfile {
    buckets = buckets == null ? List.of() : List.copyOf(buckets);
  }
}
