package io.energyiot.server.range;

import io.energyiot.model.Series;
import io.energyiot.query.SeriesBlocks;
import java.util.List;
import java.util.Optional;

/**
 * What is stored of the readings that a request asks for, still packed.
 *
 * @param settled whether only late data and corrections can change it
 * @param blocks of each series
 */
record PackedRange(RangeRequest request, boolean settled, List<SeriesBlocks> blocks) {

  /**
   * Returns the tag of an answer; empty if the answer may change without a new version.
   *
   * @param acceptEncoding what the client has sent; null if nothing
   */
  Optional<String> tag(AnswerFormat format, String acceptEncoding) {
    // If nothing was known then, what is expected follows from days outside the range.
    boolean certain = settled && blocks.stream().allMatch(each -> each.isKnownAt(request.asOf()));
    if (!certain) {
      return Optional.empty();
    }
    List<Series> series = blocks.stream().map(SeriesBlocks::series).toList();
    String page = "\n" + request.limit() + request.cursor() + series + format + acceptEncoding;
    return Optional.of(EntityTags.of(request.question() + page, blocks));
  }
}
