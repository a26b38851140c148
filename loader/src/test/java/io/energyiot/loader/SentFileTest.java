package io.energyiot.loader;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.load.RepeatPolicy;
import io.energyiot.store.queue.LoadOrigin;
import io.energyiot.store.queue.LoaderJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentFileTest {
  @TempDir Path folder;

  private LoaderJob job(Long bytes) {
    return new LoaderJob(
        List.of("sent.csv"),
        folder.toString(),
        "here",
        null,
        900,
        null,
        null,
        RepeatPolicy.SKIP,
        false,
        LoadOrigin.UPLOAD,
        bytes);
  }

  private void assertIncomplete(String why) {
    assertThatExceptionOfType(EnergyException.class)
        .isThrownBy(() -> SentFile.requireWhole(job(7L)))
        .matches(failure -> failure.code() == ErrorCode.UPLOAD_INCOMPLETE)
        .withMessageContainingAll("sent.csv", why, "was sent with 7; send it again");
  }

  @Test
  void aFileThatALossOfPowerHasCutIsNotLoaded() throws IOException {
    assertIncomplete("can't be read");
    Path file = Files.writeString(folder.resolve("sent.csv"), "A,1.25");
    assertIncomplete("has 6 bytes on the disk");
    Files.writeString(file, "A,1.250");
    assertThatCode(() -> SentFile.requireWhole(job(7L))).doesNotThrowAnyException();
    assertThatCode(() -> SentFile.requireWhole(job(null))).doesNotThrowAnyException();
  }
}
