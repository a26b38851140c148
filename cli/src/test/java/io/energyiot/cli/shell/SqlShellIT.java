package io.energyiot.cli.shell;

import static io.energyiot.platform.fixture.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.cli.Energy;
import io.energyiot.cli.Run;
import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.jobs.SqlAnswer;
import io.energyiot.platform.fixture.TestFolders;
import io.energyiot.platform.fixture.TestSystem;
import io.energyiot.platform.spark.SparkStatus;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The shell with Spark, by a pipe and on a terminal. */
class SqlShellIT {
  private static final int DEVICES = 3;

  /** Takes hours. */
  private static final String ENDLESS =
      "select count(*) from range(9000000000000000) where id % 7 = cast(rand() * 7 as bigint)";

  private static final TestSystem SYSTEM = TestSystem.create("shell");

  @TempDir Path scratch;

  @BeforeAll
  static void write() {
    SYSTEM.startCassandra();
    Run.in(SYSTEM.folder(), "insert", "--devices=" + DEVICES, "--date=2026-01-01").done();
    Run.in(SYSTEM.folder(), "sql", "select 1").done(); // starts the kept process
  }

  private static Optional<SparkStatus> spark() {
    return SYSTEM.system().spark();
  }

  /** Has a process of its own read {@code text} from a pipe. */
  private Run pipe(String text, String... options) throws IOException, InterruptedException {
    String home = TestFolders.installation().home().toString();
    Path out = scratch.resolve("out");
    Path err = scratch.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Denergy.home=" + home,
            "-cp",
            home + "/cli/*" + File.pathSeparator + home + "/cli/lib/*",
            Energy.class.getName(),
            "sql",
            "--data=" + SYSTEM.folder().path());
    builder.command().addAll(List.of(options));
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  @Test
  void aPipeIsAnsweredStatementByStatement() throws IOException, InterruptedException {
    Run run = pipe("select count(*) from days;\nselect ';' as `a;`;select 'ü'", "--csv").done();
    assertThat(run.out().lines())
        .containsExactly("count(1)", Integer.toString(DEVICES), "a;", ";", "ü", "ü");
    assertThat(run.err()).isEmpty();
    assertThat(pipe("").done().out()).isEmpty();
  }

  @Test
  void aPipeEndsWithTheFirstFailure() throws IOException, InterruptedException {
    Run run = pipe("select 1;\nselect nothing from days;\nselect 2;\n", "--csv");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out().lines()).containsExactly("1", "1");
    assertThat(run.err()).contains("SQL_INVALID").doesNotContain("\tat ");
    assertThat(pipe("\\nonsense\n").exit()).isEqualTo(2);
  }

  @Test
  void viewsHaveTheColumnsThatTheShellKnows() throws IOException, InterruptedException {
    for (SqlViews view : SqlViews.values()) {
      Run run = pipe("\\d " + view.title() + "\n", "--csv").done();
      assertThat(run.out().lines().skip(1).map(line -> line.replaceFirst(",.*", "")).toList())
          .isEqualTo(view.columns());
    }
  }

  @Test
  void withoutASystemItSaysSoAtOnce() {
    Run run = Run.of("sql", "--data=" + scratch);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("./energy up");
  }

  @Command
  private static final class Options {
    @Mixin private SystemOptions options;
  }

  /** A shell on a terminal, to which a test types. */
  private static final class Typed implements AutoCloseable {
    private final PipedOutputStream keys = new PipedOutputStream();
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final Terminal terminal;
    private final CompletableFuture<Void> end;

    Typed() throws IOException {
      terminal =
          new DumbTerminal(
              "test", "ansi", new PipedInputStream(keys), shown, StandardCharsets.UTF_8);
      Options holder =
          CommandLine.populateCommand(new Options(), "--data=" + SYSTEM.folder().path());
      end =
          CompletableFuture.runAsync(
              () -> ShellInput.onTerminal(terminal, holder.options, new SqlAnswer.Csv()));
    }

    void type(String text) throws IOException {
      keys.write(text.getBytes(StandardCharsets.UTF_8));
      keys.flush();
    }

    void awaitShown(String text) {
      await(text).until(() -> shown.toString(StandardCharsets.UTF_8).contains(text));
    }

    @Override
    public void close() throws IOException {
      type("\\q\n");
      end.orTimeout(60, TimeUnit.SECONDS).join();
      terminal.close();
    }
  }

  @Test
  void ctrlCCancelsAStatementAndNeitherTheShellNorTheProcess() throws Exception {
    Run.in(SYSTEM.folder(), "sql", "select 1").done();
    long pid = spark().orElseThrow().pid();
    try (Typed shell = new Typed()) {
      shell.type(ENDLESS + ";\n");
      await("the statement").until(() -> spark().filter(SparkStatus::running).isPresent());
      shell.terminal.raise(Terminal.Signal.INT);
      shell.awaitShown("cancelled");
      shell.type("select 40 + 2 as answer, 'after';\n");
      shell.awaitShown("42,after");
      assertThat(spark().orElseThrow().pid()).isEqualTo(pid);
    }
  }

  @Test
  void aShellThatWaitsLeavesTheProcessToOthers() throws Exception {
    try (Typed shell = new Typed()) {
      shell.type("select 'mine' || '1';\n");
      shell.awaitShown("mine1");
      long pid = spark().orElseThrow().pid();
      assertThat(Run.in(SYSTEM.folder(), "sql", "--csv", "select 7").done().out().lines())
          .containsExactly("7", "7");
      assertThat(spark().orElseThrow().pid()).isEqualTo(pid);
      shell.type("select nothing;\nselect 'mine' || '2';\n");
      shell.awaitShown("SQL_INVALID");
      shell.awaitShown("mine2");
      assertThat(spark().orElseThrow().pid()).isEqualTo(pid);
    }
    assertThat(Arrays.asList(SYSTEM.folder().path().toFile().list())).contains("sql.history");
  }
}
