package io.energyiot.bulk.sstable;

import io.energyiot.bulk.process.SstableRequest;
import io.energyiot.bulk.row.FileVersion;
import io.energyiot.bulk.row.PartitionKey;
import io.energyiot.bulk.row.RowSpill;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes a few rows that nobody will read, while there is nothing else to write. Half of the time
 * for the first rows is spent on loading and setting up Cassandra's classes.
 */
final class Preparation {
  private static final int ROWS = 500;
  private static final int BLOCK = 100;

  private Preparation() {}

  static void run(SstableRequest.Prepare request) throws IOException {
    Path rows = Files.createDirectory(Path.of(request.folder(), "rows"));
    Path sstables = Files.createDirectory(Path.of(request.folder(), "sstables"));
    try (RowSpill spill = new RowSpill(rows, 1);
        RowSpill.Writer writer = spill.writer()) {
      byte[] channel = "KWH".getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < ROWS; i++) {
        writer.write(PartitionKey.of("device-" + i, 1970), channel, 0, 0, 0, new byte[BLOCK]);
      }
    }
    new SstableWriting(
            new SstableRequest.Write(
                request.keyspace(),
                request.cql(),
                rows.toString(),
                List.of(new FileVersion(0, 0)),
                sstables.toString(),
                1),
            written -> {})
        .run();
  }
}
