package io.energyiot.bulk.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowSpillTest {
  @TempDir Path folder;

  @Test
  void nothingIsWrittenToADiskThatIsNearlyFull() throws IOException {
    DiskReserve more = new DiskReserve(folder, Long.MAX_VALUE);
    try (RowSpill spill = new RowSpill(folder, 1, more)) {
      RowSpill.Writer writer = spill.writer();
      writer.write(PartitionKey.ofText("A"), new byte[0], 0, 0, 0, new byte[8]);
      assertThatExceptionOfType(EnergyException.class)
          .isThrownBy(writer::close)
          .matches(failure -> failure.code() == ErrorCode.DISK_FULL);
      assertThat(Files.size(spill.files().get(0))).isZero();
    }
  }
}
