package io.energyiot.server.range;

import io.energyiot.model.Channel;
import io.energyiot.model.Series;
import io.energyiot.query.DeviceQueries;
import io.energyiot.query.RangeAnswer;
import io.energyiot.query.ReadingMemory;
import io.energyiot.store.block.StoredBlock;
import io.energyiot.store.cassandra.Cassandra;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Reads what the series of a question have, and waits for it. */
final class RangeReader {
  private final DeviceQueries queries;

  RangeReader(DeviceQueries queries) {
    this.queries = queries;
  }

  /**
   * What is stored, not yet unpacked.
   *
   * @param closed whether nothing but late data can change it
   * @param blocks of each series
   */
  record Found(
      RangeRequest request, boolean closed, List<Series> series, List<List<StoredBlock>> blocks) {

    /**
     * The tag of an answer; empty if it may change without a new version.
     *
     * @param acceptEncoding what the client has sent; null if nothing
     */
    Optional<String> tag(AnswerFormat format, String acceptEncoding) {
      // Of a series with nothing known then, what is expected follows from days outside the range.
      boolean certain = closed && blocks.stream().allMatch(this::isKnown);
      String page = "\n" + request.limit() + request.cursor() + series + format + acceptEncoding;
      return certain
          ? Optional.of(EntityTags.of(request.question() + page, blocks))
          : Optional.empty();
    }

    private boolean isKnown(List<StoredBlock> ofSeries) {
      return ofSeries.stream().anyMatch(block -> block.isKnownAt(request.asOf()));
    }
  }

  /** Reads the blocks of all series at the same time. */
  Found find(RangeRequest request) {
    boolean closed = queries.isClosed(request.range());
    List<Channel> channels =
        request.channels().isEmpty()
            ? queries.channels(request.deviceId(), request.range())
            : request.channels();
    List<Series> series =
        channels.stream().map(channel -> new Series(request.deviceId(), channel)).toList();
    List<CompletableFuture<List<StoredBlock>>> begun =
        series.stream().map(each -> queries.begin(each, request.range())).toList();
    List<List<StoredBlock>> blocks =
        begun.stream().map(each -> Cassandra.await("reading", each)).toList();
    return new Found(request, closed, series, blocks);
  }

  /** Takes the memory for {@link #answers}. */
  ReadingMemory.Share takeMemory(Found found) {
    RangeRequest request = found.request();
    return queries.takeMemory(request.range(), request.asOf(), found.blocks());
  }

  /** The answers that the blocks give, a series each. */
  List<RangeAnswer> answers(Found found) {
    RangeRequest request = found.request();
    List<RangeAnswer> answers = new ArrayList<>();
    int readings = 0;
    for (int i = 0; i < found.series().size(); i++) {
      RangeAnswer answer =
          queries.answer(
              found.series().get(i), request.range(), request.asOf(), found.blocks().get(i));
      readings += answer.readings().size();
      queries.checkCount(readings);
      answers.add(answer.only(request.qualities()));
    }
    return answers;
  }
}
