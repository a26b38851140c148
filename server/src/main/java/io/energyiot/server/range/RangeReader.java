package io.energyiot.server.range;

import io.energyiot.model.Channel;
import io.energyiot.model.Series;
import io.energyiot.query.DeviceQueries;
import io.energyiot.query.RangeAnswer;
import io.energyiot.query.ReadingMemory;
import io.energyiot.query.SeriesBlocks;
import java.util.ArrayList;
import java.util.List;

/** Reads the series that a request asks for, and waits for them. */
final class RangeReader {
  private final DeviceQueries queries;

  RangeReader(DeviceQueries queries) {
    this.queries = queries;
  }

  /** Reads the blocks of all series at the same time. */
  PackedRange find(RangeRequest request) {
    boolean settled = queries.isSettled(request.range());
    List<Channel> channels =
        request.channels().isEmpty()
            ? queries.channels(request.deviceId(), request.range())
            : request.channels();
    List<Series> series =
        channels.stream().map(channel -> new Series(request.deviceId(), channel)).toList();
    return new PackedRange(request, settled, queries.read(series, request.range()));
  }

  /** Takes the memory for {@link #answers}. */
  ReadingMemory.Reservation takeMemory(PackedRange packed) {
    return queries.takeMemory(packed.blocks(), packed.request().asOf());
  }

  /** Unpacks the answers, one for each series. */
  List<RangeAnswer> answers(PackedRange packed) {
    RangeRequest request = packed.request();
    List<RangeAnswer> answers = new ArrayList<>();
    int readings = 0;
    for (SeriesBlocks blocks : packed.blocks()) {
      RangeAnswer answer = queries.answer(blocks, request.asOf());
      readings += answer.readings().size();
      queries.checkCount(readings);
      answers.add(answer.only(request.qualities()));
    }
    return answers;
  }
}
