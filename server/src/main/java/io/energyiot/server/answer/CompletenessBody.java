package io.energyiot.server.answer;

import io.energyiot.model.Quality;
import io.energyiot.query.completeness.Gap;
import io.energyiot.query.completeness.OverlappingIntervals;
import io.energyiot.query.completeness.RangeCompleteness;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How complete a range is. */
@Schema(name = "Completeness")
public record CompletenessBody(
    @Schema(description = "intervals that start in the range") long expected,
    @Schema(description = "readings with a value") long present,
    Map<String, Long> by_quality,
    @Schema(description = "intervals of which nothing was received") List<GapBody> missing,
    @Schema(description = "readings that overlap in part, so that none supersedes the other")
        OverlapsBody overlapping) {

  /** Consecutive intervals that are missing. */
  @Schema(name = "Gap")
  public record GapBody(String start, String end, long count) {
    static GapBody of(Gap gap, TimeText times) {
      return new GapBody(times.of(gap.start()), times.of(gap.end()), gap.count());
    }
  }

  /** Readings that overlap. */
  @Schema(name = "Overlaps")
  public record OverlapsBody(
      @Schema(description = "readings that overlap another one") long count,
      @Schema(description = "times at which at least two readings overlap")
          List<OverlapBody> ranges) {
    static OverlapsBody of(OverlappingIntervals overlaps, TimeText times) {
      return new OverlapsBody(
          overlaps.count(),
          overlaps.ranges().stream().map(range -> OverlapBody.of(range, times)).toList());
    }
  }

  /** A time at which readings overlap. */
  @Schema(name = "Overlap")
  public record OverlapBody(String start, String end) {
    static OverlapBody of(OverlappingIntervals.Range range, TimeText times) {
      return new OverlapBody(times.of(range.start()), times.of(range.end()));
    }
  }

  /** Describes {@code completeness}, with times as {@code times} writes them. */
  public static CompletenessBody of(RangeCompleteness completeness, TimeText times) {
    return new CompletenessBody(
        completeness.expected(),
        completeness.present(),
        byQuality(completeness.byQuality()),
        completeness.gaps().stream().map(gap -> GapBody.of(gap, times)).toList(),
        OverlapsBody.of(completeness.overlaps(), times));
  }

  /** Returns counts by the names of the qualities, in the order of {@link Quality}. */
  public static Map<String, Long> byQuality(Map<Quality, Long> counts) {
    Map<String, Long> named = new LinkedHashMap<>();
    for (Quality quality : Quality.values()) {
      if (counts.containsKey(quality)) {
        named.put(quality.text(), counts.get(quality));
      }
    }
    return named;
  }
}
