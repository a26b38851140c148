package io.energyiot.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.error.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JobConnectionTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 15);

  static List<Job> jobs() {
    return List.of(
        new Job.Sql("select 'ä\n𝄞'", new SqlAnswer.Table(1000)),
        new Job.Sql("select 1", new SqlAnswer.Csv()),
        new Job.Sql("select 1", new SqlAnswer.Parquet("s3a://bucket/new")),
        new Job.Export("lake", DAY, DAY.plusDays(2)),
        new Job.Rollup(List.of(), true, false),
        new Job.Rollup(List.of(DAY, DAY.minusDays(1)), false, true),
        new Job.Load(UUID.randomUUID(), List.of("/a.csv"), "/rejects", null, 900, null, "SKIP"),
        new Job.Load(
            UUID.randomUUID(),
            List.of("s3a://bucket/a.csv", "/b\n.csv"),
            "s3a://bucket/rejects",
            ZoneId.of("Europe/Berlin"),
            3600,
            "0.5%",
            "AS_NEW"));
  }

  static List<JobReply> replies() {
    return List.of(
        new JobReply.Progress(12.5, "2026-01-15, 3 s left"),
        new JobReply.Printed("a line\nand \ud834"), // half a character
        new JobReply.Printed("x".repeat(100_000)),
        new JobReply.Done(),
        new JobReply.Failed(ErrorCode.SQL_INVALID, "wrong,\nat 2"));
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void aRequestArrivesAsItWasSent(Job job) throws IOException {
    JobRequest request =
        new JobRequest(Map.of("cassandra.password", "secret"), "/work", "/home", List.of(), job);
    ByteArrayOutputStream pipe = new ByteArrayOutputStream();
    JobConnection.toProcess(InputStream.nullInputStream(), pipe).send(request);
    assertThat(process(pipe.toByteArray()).receive()).contains(request);
  }

  @Test
  void repliesArriveInTheirOrder() throws IOException {
    ByteArrayOutputStream pipe = new ByteArrayOutputStream();
    JobConnection<JobReply, JobRequest> process =
        JobConnection.toOwner(InputStream.nullInputStream(), pipe);
    for (JobReply reply : replies()) {
      process.send(reply);
    }
    JobConnection<JobRequest, JobReply> owner = owner(pipe.toByteArray());
    for (JobReply reply : replies()) {
      assertThat(owner.receive()).contains(reply);
    }
    assertThat(owner.receive()).isEmpty();
  }

  @Test
  void aRequestDoesNotPrintItsSettings() {
    JobRequest request =
        new JobRequest(
            Map.of("cassandra.password", "secret"), "/work", "/home", List.of(), jobs().get(0));
    assertThat(request.toString()).contains("/work").doesNotContain("secret");
  }

  @Test
  void anEndThatIsClosedSendsNothingMore() throws IOException {
    ByteArrayOutputStream pipe = new ByteArrayOutputStream();
    JobConnection.toOwner(InputStream.nullInputStream(), pipe).send(new JobReply.Printed("whole"));
    byte[] sent = pipe.toByteArray();
    int whole = sent.length - 1; // the last byte only has the stream forget what it sent
    for (int length = 0; length < whole; length++) {
      assertThat(owner(Arrays.copyOf(sent, length)).receive()).as("%d bytes", length).isEmpty();
    }
  }

  @Test
  void whatIsNoMessageIsRefused() throws IOException {
    byte[] text = "a line that something has printed".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> owner(text).receive()).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> owner(objects("a text")).receive())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not a JobReply: a text");
    assertThatThrownBy(() -> process(objects(new JobReply.Done())).receive())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not a JobRequest");
  }

  private static byte[] objects(Serializable object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }

  private static JobConnection<JobRequest, JobReply> owner(byte[] received) throws IOException {
    return JobConnection.toProcess(
        new ByteArrayInputStream(received), OutputStream.nullOutputStream());
  }

  private static JobConnection<JobReply, JobRequest> process(byte[] received) throws IOException {
    return JobConnection.toOwner(
        new ByteArrayInputStream(received), OutputStream.nullOutputStream());
  }
}
