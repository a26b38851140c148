package io.energyiot.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.load.FileReceipt;
import io.energyiot.store.load.FileState;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadState;
import io.energyiot.store.load.LoadTotals;
import io.energyiot.store.load.RepeatPolicy;
import io.energyiot.store.queue.LoadOrigin;
import io.energyiot.store.queue.LoaderJob;
import io.energyiot.store.queue.QueuedLoad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadsTest {
  @TempDir Path loads;
  private long now;
  private Uploads uploads;
  private Path upload;

  @BeforeEach
  void send() throws IOException {
    uploads = new Uploads(loads, () -> now);
    uploads.makeFolder();
    upload = Files.createDirectory(loads.resolve("uploads/" + UUID.randomUUID()));
    Files.writeString(upload.resolve("sent.csv"), "x");
  }

  private QueuedLoad load(String base) {
    LoaderJob job =
        new LoaderJob(
            List.of("sent.csv"),
            base,
            "here",
            null,
            900,
            null,
            null,
            RepeatPolicy.SKIP,
            false,
            LoadOrigin.UPLOAD,
            null);
    return new QueuedLoad(LoadReceipt.newId(), job, null, false, false, 1);
  }

  private static LoadReceipt failed(QueuedLoad load, ErrorCode code) {
    String why = new EnergyException(code, "it failed").text();
    return LoadReceipt.queued(load.id(), null).failedAt(Instant.now(), why);
  }

  @Test
  void theFolderIsForItsOwnerAlone() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(upload.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void aFileThatTheSystemFailedToLoadIsKept() {
    QueuedLoad load = load(upload.toString());
    uploads.end(load, failed(load, ErrorCode.WRITE_FAILED));
    assertThat(upload).doesNotExist();
    assertThat(loads.resolve(load.id() + "/upload/sent.csv")).hasContent("x");
  }

  @Test
  void whatIsKeptIsDeletedAfterAWhileAndHasAPlaceOfItsOwn() throws IOException {
    QueuedLoad load = load(upload.toString());
    Path receipt = Files.createDirectories(loads.resolve(load.id() + "/upload")).getParent();
    uploads.end(load, failed(load, ErrorCode.WRITE_FAILED));
    assertThat(receipt.resolve("upload-1/sent.csv")).hasContent("x");
    uploads.clearKept(Instant.now().minusSeconds(60));
    assertThat(receipt.resolve("upload-1/sent.csv")).exists();
    uploads.clearKept(Instant.now().plusSeconds(60));
    assertThat(receipt).isEmptyDirectory();
  }

  @Test
  void aFileThatCouldNotBeReadIsKept() {
    QueuedLoad load = load(upload.toString());
    String why = new EnergyException(ErrorCode.FILE_UNREADABLE, "Input/output error").text();
    FileReceipt file =
        new FileReceipt(
            "sent.csv", FileState.FAILED, 1, "1", null, null, LoadTotals.NONE, null, why);
    LoadReceipt queued = LoadReceipt.queued(load.id(), null);
    Instant now = Instant.now();
    uploads.end(
        load,
        new LoadReceipt(
            load.id(),
            LoadState.FAILED,
            queued.route(),
            queued.host(),
            now,
            now,
            null,
            Map.of(),
            LoadTotals.NONE,
            null,
            List.of(file)));
    assertThat(loads.resolve(load.id() + "/upload/sent.csv")).hasContent("x");
  }

  @Test
  void aFileThatItsSenderMustMendIsDeleted() {
    QueuedLoad load = load(upload.toString());
    uploads.end(load, failed(load, ErrorCode.FILE_FORMAT_UNKNOWN));
    assertThat(loads.resolve("uploads")).isEmptyDirectory();
    assertThat(loads.resolve(load.id().toString())).doesNotExist();
  }

  @Test
  void aFileIsKnownWhateverWayTheServerGoesToIt() throws IOException {
    Path other =
        Files.createSymbolicLink(loads.resolveSibling(loads.getFileName() + "-link"), loads);
    try {
      QueuedLoad load = load(other + "/./uploads/" + upload.getFileName());
      uploads.end(load, LoadReceipt.queued(load.id(), null).cancelledAt(Instant.now()));
      assertThat(upload).doesNotExist();
    } finally {
      Files.delete(other);
    }
  }

  @Test
  void whatNobodyWantsIsDeletedWhenItHasNotGrownForTenMinutesWhateverItsTimeSays()
      throws IOException {
    Files.setLastModifiedTime(upload.resolve("sent.csv"), FileTime.from(Instant.EPOCH));
    Set<String> nothing = Set.of();
    uploads.clear(() -> nothing);
    assertThat(upload).exists();

    now += Duration.ofMinutes(9).toNanos();
    Files.writeString(upload.resolve("sent.csv"), "xy");
    uploads.clear(() -> nothing);
    now += Duration.ofMinutes(9).toNanos();
    uploads.clear(() -> nothing);
    assertThat(upload).exists();

    now += Duration.ofMinutes(1).toNanos();
    uploads.clear(() -> nothing);
    assertThat(upload).doesNotExist();
  }

  @Test
  void whatALoadWaitsWithStays() {
    String name = upload.getFileName().toString();
    for (int i = 0; i < 3; i++) {
      uploads.clear(() -> Set.of(name));
      now += Duration.ofHours(1).toNanos();
    }
    assertThat(upload).exists();
  }
}
