package io.energyiot.bench.peers.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.bench.machine.BenchException;
import io.energyiot.bench.machine.Scratch;
import io.energyiot.cli.output.Output;
import io.energyiot.households.HouseholdsFile;
import io.energyiot.platform.process.JavaProcess;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * QuestDB as a process of its own, from the jar that the build has laid out. The file comes in by
 * {@code /imp}, which was quicker than {@code COPY} (docs/benchmarks.md), into a table without a
 * log of its own, so that what it has answered for can be queried.
 */
public final class QuestDb implements Peer {
  private static final Pattern VERSION = Pattern.compile("QuestDB ([^,\\s]+)");
  private static final String BOUNDARY = "energy-bench-readings";
  private static final String SCHEMA =
      """
      [{"name": "metric_time", "type": "TIMESTAMP", "pattern": "yyyy-MM-dd HH:mm:ss"}]""";

  private final Path folder;
  private final boolean synced;
  private HttpPeer server;

  /**
   * Not yet started.
   *
   * @param folder where it keeps all
   * @param synced whether it syncs what it commits
   */
  public QuestDb(Path folder, boolean synced) {
    this.folder = folder;
    this.synced = synced;
  }

  @Override
  public boolean reads(HouseholdsFile.Form form) {
    return form == HouseholdsFile.Form.LONG;
  }

  @Override
  public void start() {
    InetSocketAddress address = address();
    Path log = folder.resolve("questdb.out");
    server =
        HttpPeer.start(
            "QuestDB", () -> launch(address, log), address, "/exec?query=SELECT%201", log);
  }

  /** Where it takes requests, the same before and after its start. */
  public InetSocketAddress address() {
    return HttpPeer.address(folder, "questdb.http");
  }

  /** The rows of the table {@code reading} that can be queried. */
  public long readings() {
    return row("SELECT count() FROM reading").path(0).asLong();
  }

  private Process launch(InetSocketAddress address, Path log) throws IOException {
    Path conf = Files.createDirectories(folder.resolve("conf"));
    Files.writeString(conf.resolve("server.conf"), settings(address));
    Path jars = Path.of(System.getProperty("energy.home"), "peers", "questdb");
    List<String> arguments =
        List.of(
            "--module-path",
            jars.toString(),
            "--module",
            "io.questdb/io.questdb.ServerMain",
            "-d",
            folder.toString());
    return new JavaProcess(arguments, folder, log).start();
  }

  private String settings(InetSocketAddress address) {
    return """
        http.bind.to=%s:%d
        http.min.enabled=false
        pg.enabled=false
        line.tcp.enabled=false
        line.udp.enabled=false
        telemetry.enabled=false
        cairo.commit.mode=%s
        """
        .formatted(address.getHostString(), address.getPort(), synced ? "sync" : "nosync");
  }

  @Override
  public String version() {
    Matcher version = VERSION.matcher(row("SELECT build()").path(0).asText());
    return version.find() ? version.group(1) : "unknown";
  }

  @Override
  public String durability() {
    return synced
        ? "each commit synced (cairo.commit.mode=sync)"
        : "in the system's cache, not synced (QuestDB's default)";
  }

  @Override
  public Loaded load(Path file, HouseholdFileDays content) {
    createTable(content.devices(), false);
    long began = System.nanoTime();
    load(file);
    return new Loaded(content.readings(), Duration.ofNanos(System.nanoTime() - began), "");
  }

  /**
   * Makes the table {@code reading}, of a partition a day.
   *
   * @param indexed whether the readings of a device are found by an index
   */
  public void createTable(long devices, boolean indexed) {
    row(
        """
        CREATE TABLE reading (device_id SYMBOL CAPACITY %d %s, metric_time TIMESTAMP,
          metric_name SYMBOL, metric_value DECIMAL(18, 3))
        TIMESTAMP(metric_time) PARTITION BY DAY BYPASS WAL"""
            .formatted(devices, indexed ? "INDEX" : ""));
  }

  /** Adds all readings of a file in the long form. */
  public void load(Path file) {
    byte[] answer =
        server.post(
            "/imp?name=reading&forceHeader=true&atomicity=abort&fmt=json",
            body(file),
            "multipart/form-data; boundary=" + BOUNDARY);
    String status = Output.parse(answer).path("status").asText();
    if (!status.equals("OK")) {
      throw new BenchException("QuestDB does not import the file: " + status);
    }
  }

  private static BodyPublisher body(Path file) {
    try {
      return BodyPublishers.concat(
          BodyPublishers.ofString(part("schema") + SCHEMA + "\r\n" + part("data")),
          BodyPublishers.ofFile(file),
          BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
    } catch (FileNotFoundException e) {
      throw new BenchException("the file is gone", e);
    }
  }

  private static String part(String name) {
    return "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n"
        .formatted(BOUNDARY, name, name);
  }

  @Override
  public void check(HouseholdFileDays content, Loaded loaded) {
    JsonNode row = row("SELECT count(), sum(metric_value) FROM reading");
    PeerTotals found = new PeerTotals(row.path(0).asLong(), new BigDecimal(row.path(1).asText()));
    content.first(loaded.readings()).check("QuestDB", found);
  }

  /** The first row of the answer. */
  private JsonNode row(String sql) {
    return rows(sql).path(0);
  }

  /** The rows of the answer, each an array. */
  public JsonNode rows(String sql) {
    return Output.parse(server.get(path(sql))).path("dataset");
  }

  /** Where it answers a statement. */
  public static String path(String sql) {
    return "/exec?query=" + HttpPeer.encoded(sql);
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
  }

  @Override
  public long storedBytes() {
    return Scratch.bytes(folder.resolve("db"));
  }
}
