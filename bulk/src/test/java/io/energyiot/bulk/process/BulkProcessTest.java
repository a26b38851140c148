package io.energyiot.bulk.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class BulkProcessTest {
  @TempDir Path folder;

  @Test
  void aProcessThatDoesNotAnswerInTimeIsKilled() {
    List<String> silent = List.of("sh", "-c", "exec sleep 300");
    try (BulkProcess process = BulkProcess.start(silent, folder.resolve("log"))) {
      SstableRequest request = new SstableRequest.CloseScan(1);
      assertThatExceptionOfType(EnergyException.class)
          .isThrownBy(() -> process.ask(request, Duration.ofMillis(300)))
          .matches(failure -> failure.code() == ErrorCode.CHILD_FAILED);
      assertThat(process.isAlive()).isFalse();
    }
  }
}
