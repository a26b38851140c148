package io.energyiot.bench.rollup;

import com.datastax.oss.driver.api.core.CqlSession;
import io.energyiot.bench.machine.BenchException;
import io.energyiot.bench.machine.CassandraBeans;
import io.energyiot.bench.machine.LocalSystem;
import io.energyiot.bench.peers.system.HouseholdFileDays;
import io.energyiot.bench.peers.system.NaiveTable;
import io.energyiot.platform.installation.Installation;
import io.energyiot.platform.process.JavaProcess;
import io.energyiot.platform.process.LogExcerpt;
import io.energyiot.platform.spark.SparkCommand;
import io.energyiot.store.cassandra.Cassandra;
import io.energyiot.store.cassandra.CassandraSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A row for each reading in the Cassandra of this system, which runs, read by Spark with
 * spark-cassandra-connector: a process on the same Spark as ours.
 */
final class ConnectorProfile {
  static final String LABEL = "naive table, connector";

  private static final Path JARS = Path.of(System.getProperty("energy.home"), "peers", "connector");
  private static final String MAIN = "io.energyiot.bench.connector.ConnectorMain";
  private static final String KEYSPACE = "naive";
  private static final String ANSWER = "answer ";
  private static final double NANOS = 1e9;

  private final LocalSystem system;
  private final Path folder;

  /**
   * In the Cassandra of a system.
   *
   * @param folder for what the process writes
   */
  ConnectorProfile(LocalSystem system, Path folder) {
    this.system = system;
    this.folder = folder;
  }

  /** Whether the build has laid out the connector. */
  static boolean isThere() {
    return Files.isDirectory(JARS);
  }

  /** Adds a file in batches of a device's rows, and has them written as SSTables. */
  void load(Path file) {
    try (CqlSession session = Cassandra.connect(settings());
        CassandraBeans cassandra = new CassandraBeans(system.system())) {
      NaiveTable table = new NaiveTable(session, KEYSPACE);
      table.create();
      table.load(file);
      cassandra.flush(KEYSPACE);
    }
  }

  private CassandraSettings settings() {
    return CassandraSettings.from(system.settings());
  }

  /**
   * What a process said.
   *
   * @param whole seconds from its start to its end
   * @param answers seconds from each question to its answer
   */
  record Asked(double whole, MeasuredTimes answers) {}

  /**
   * Asks so many times, in one process.
   *
   * @throws BenchException if it fails, or an answer is not {@code right}
   */
  Asked ask(MeasuredProfile right, int times) {
    Path answers = folder.resolve("answers.txt");
    long began = System.nanoTime();
    run(times, answers);
    double whole = (System.nanoTime() - began) / NANOS;
    return new Asked(whole, times(answers, right));
  }

  private void run(int times, Path answers) {
    Path log = folder.resolve("spark.log");
    try {
      Process process = new JavaProcess(arguments(times, answers), folder, log).start();
      try {
        if (process.waitFor() != 0) {
          String said = String.join("\n  ", LogExcerpt.ofAll(log).end());
          throw new BenchException("Spark with the connector fails:\n  " + said);
        }
      } catch (InterruptedException e) {
        throw BenchException.interrupted();
      } finally {
        process.destroy();
      }
    } catch (IOException e) {
      throw new BenchException("Spark with the connector can't be run", e);
    }
  }

  private List<String> arguments(int times, Path answers) {
    InetSocketAddress cassandra = settings().contactPoints().get(0);
    Installation installation = new Installation(Path.of(System.getProperty("energy.home")));
    List<String> arguments = new ArrayList<>(SparkCommand.ofOther(installation, JARS));
    arguments.addAll(0, List.of("-XX:MaxRAMPercentage=25", "-XX:+UseParallelGC"));
    arguments.addAll(
        List.of(
            MAIN,
            cassandra.getHostString(),
            Integer.toString(cassandra.getPort()),
            KEYSPACE,
            HouseholdFileDays.FIRST_DAY.toString(),
            Integer.toString(times),
            answers.toString(),
            folder.toString(),
            system.settings().text("cassandra.password_file").orElseThrow()));
    return arguments;
  }

  private static MeasuredTimes times(Path answers, MeasuredProfile right) {
    List<Long> nanos = new ArrayList<>();
    List<Quarter> quarters = new ArrayList<>();
    for (String line : lines(answers)) {
      if (line.startsWith(ANSWER)) {
        if (!nanos.isEmpty()) {
          right.check(LABEL, new MeasuredProfile(quarters));
        }
        nanos.add((long) (NANOS * Double.parseDouble(line.substring(ANSWER.length()))));
        quarters.clear();
      } else {
        quarters.add(Quarter.ofTexts(line.split(" ", -1)));
      }
    }
    right.check(LABEL, new MeasuredProfile(quarters));
    return MeasuredTimes.of(nanos.stream().mapToLong(Long::longValue).toArray());
  }

  private static List<String> lines(Path answers) {
    try {
      return Files.readAllLines(answers);
    } catch (IOException e) {
      throw new BenchException("the answers of Spark can't be read", e);
    }
  }
}
