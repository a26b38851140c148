package io.energyiot.server.range;

import io.energyiot.query.RangePart;
import io.energyiot.server.answer.CsvRows;
import io.energyiot.server.answer.NdjsonRows;
import io.energyiot.server.answer.ParquetRows;
import io.energyiot.server.answer.RangeJson;
import io.energyiot.server.answer.RowWriter;
import io.energyiot.server.answer.TextBuffer;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.Optional;

/** Writes pages in the format asked for. */
final class RangeOutput {
  private RangeOutput() {}

  static void write(RangeRequest request, RangePage page, AnswerFormat format, OutputStream out)
      throws IOException {
    if (format == AnswerFormat.JSON) {
      writeJson(request, page, out);
      return;
    }
    RowWriter rows = rows(format, request.range().zone(), out);
    for (RangePart part : page.parts()) {
      rows.add(part);
    }
    rows.finish(page.expected(), page.present(), page.overlapping());
  }

  private static void writeJson(RangeRequest request, RangePage page, OutputStream out)
      throws IOException {
    TextBuffer text = new TextBuffer(out);
    RangeJson json = new RangeJson(text, request.range().zone());
    Optional<String> next = page.next().map(cursor -> cursor.text(request.question()));
    if (request.isOfOneChannel()) {
      json.write(page.parts().get(0), next);
    } else {
      json.write(request.deviceId(), request.range(), page.parts(), next);
    }
    text.flush();
  }

  /** Returns a writer for a format that has rows. */
  static RowWriter rows(AnswerFormat format, ZoneId zone, OutputStream out) throws IOException {
    return switch (format) {
      case NDJSON -> new NdjsonRows(new TextBuffer(out), zone);
      case CSV -> new CsvRows(new TextBuffer(out), zone);
      case PARQUET -> new ParquetRows(out);
      case JSON -> throw new IllegalArgumentException("JSON has no rows");
    };
  }
}
