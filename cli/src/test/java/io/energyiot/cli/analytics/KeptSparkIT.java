package io.energyiot.cli.analytics;

import static io.energyiot.platform.fixture.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.cli.Run;
import io.energyiot.cli.stream.EnergyChild;
import io.energyiot.jobs.JobGreeting;
import io.energyiot.jobs.JobGreeting.Answer;
import io.energyiot.jobs.JobSocket;
import io.energyiot.platform.fixture.TestSystem;
import io.energyiot.platform.spark.SparkStatus;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands share a process of Spark, and neither their end nor its own does harm. */
class KeptSparkIT {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
  private static final int DEVICES = 3;

  /** Takes hours. */
  private static final String ENDLESS =
      "select count(*) from range(9000000000000000) where id % 7 = cast(rand() * 7 as bigint)";

  private static final TestSystem SYSTEM = TestSystem.create("kept");

  @BeforeAll
  static void write() {
    SYSTEM.startCassandra();
    Run.in(SYSTEM.folder(), "insert", "--devices=" + DEVICES, "--date=" + DAY).done();
    ask(); // the first process after a build is not kept: it leaves its classes
  }

  /** A job that an earlier test has ended may still be ending, and would keep the process busy. */
  @BeforeEach
  void usual() {
    SYSTEM.configure(Map.of());
    await("the end of earlier jobs").until(() -> status().filter(SparkStatus::running).isEmpty());
  }

  private static Optional<SparkStatus> status() {
    return SYSTEM.system().spark();
  }

  private static void ask() {
    Run run = Run.in(SYSTEM.folder(), "sql", "--csv", "select count(*) from days").done();
    assertThat(run.out().lines()).containsExactly("count(1)", Integer.toString(DEVICES));
  }

  /** The process that has answered. */
  private static ProcessHandle answering() {
    ask();
    return ProcessHandle.of(status().orElseThrow().pid()).orElseThrow();
  }

  private static EnergyChild begin(String name) throws IOException {
    EnergyChild child = EnergyChild.start(SYSTEM.folder(), name, "sql", ENDLESS);
    await("the job").until(() -> status().filter(SparkStatus::running).isPresent());
    return child;
  }

  @Test
  void questionsShareAProcessAndStatusShowsIt() {
    ProcessHandle process = answering();
    assertThat(answering()).isEqualTo(process);
    JsonNode spark = Run.in(SYSTEM.folder(), "status", "--json").json().path("spark");
    assertThat(spark.path("pid").asLong()).isEqualTo(process.pid());
    assertThat(spark.path("state").asText()).isEqualTo("idle");
    assertThat(Path.of(spark.path("log").asText())).exists();
    assertThat(Run.in(SYSTEM.folder(), "status").out())
        .contains("(pid " + process.pid() + "), idle");
  }

  @Test
  void theOptionsAndViewsOfAStatementHoldForItAlone() {
    Run.in(SYSTEM.folder(), "sql", "create or replace temporary view days as select 1").done();
    Run.in(SYSTEM.folder(), "sql", "set spark.sql.ansi.enabled=false").done();
    ask();
    assertThat(Run.in(SYSTEM.folder(), "sql", "select 1 / 0").err()).contains("SQL_INVALID");
  }

  @Test
  void otherSettingsReplaceIt() {
    ProcessHandle before = answering();
    SYSTEM.configure(Map.of("spark.master", "local[1]"));
    ProcessHandle other = answering();
    assertThat(other).isNotEqualTo(before);
    assertThat(before.isAlive()).isFalse();
    SYSTEM.configure(Map.of("spark.idle_minutes", "0"));
    assertThat(answering()).as("a process for one job does not replace it").isEqualTo(other);
  }

  @Test
  void aQuestionIsCancelledWithItsCommandAndTheProcessLivesOn()
      throws IOException, InterruptedException {
    ProcessHandle process = answering();
    begin("interrupted").end();
    awaitIdle();
    begin("killed").kill();
    awaitIdle();
    assertThat(answering()).isEqualTo(process);
  }

  private static void awaitIdle() {
    await("the end of the job").until(() -> status().filter(s -> !s.running()).isPresent());
  }

  @Test
  void aCommandFailsWithItsProcessAndTheNextOneStartsAnother()
      throws IOException, InterruptedException {
    ProcessHandle process = answering();
    EnergyChild child = begin("failing");
    process.destroyForcibly();
    assertThat(child.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(child.process().exitValue()).isEqualTo(1);
    assertThat(Files.readString(child.printed())).contains("CHILD_FAILED", "kept.log");
    assertThat(answering()).isNotEqualTo(process);
  }

  @Test
  void aJobThatMeetsAnotherGetsAProcessOfItsOwn() throws IOException {
    ProcessHandle process = answering();
    EnergyChild child = begin("first");
    assertThat(answering()).isEqualTo(process);
    assertThat(status()).get().matches(SparkStatus::running);
    child.kill();
    awaitIdle();
  }

  @Test
  void anotherBuildIsRefusedAndTheProcessGivesWay() throws IOException {
    ProcessHandle process = answering();
    Properties run = new Properties();
    try (Reader reader = Files.newBufferedReader(SYSTEM.path("analytics/energy-spark/kept.pid"))) {
      run.load(reader);
    }
    try (JobSocket socket = JobSocket.connect(Path.of(run.getProperty("socket")))) {
      assertThat(new JobGreeting(socket).ask("another build".repeat(10).substring(0, 64)))
          .isEqualTo(Answer.GONE);
    }
    assertThat(answering()).isNotEqualTo(process);
    assertThat(process.isAlive()).isFalse();
  }

  @Test
  void downEndsIt() {
    ProcessHandle process = answering();
    assertThat(Run.in(SYSTEM.folder(), "down").done().err()).contains("Spark", "stopped");
    assertThat(process.isAlive()).isFalse();
    assertThat(Run.in(SYSTEM.folder(), "status", "--json").json().path("spark").isNull()).isTrue();
  }

  @Test
  void itEndsAfterAMinuteWithoutAJob() {
    ProcessHandle process = answering();
    await("its end").until(() -> !process.isAlive());
    assertThat(status()).isEmpty();
    assertThat(answering()).isNotEqualTo(process);
  }
}
