package io.energyiot.bench.peers.system;

import io.energyiot.bench.machine.BenchException;
import io.energyiot.households.HouseholdsFile;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * ClickHouse as a process of its own, if the machine has it: {@code clickhouse-server} or {@code
 * clickhouse} on the path. The file comes in as CSV over HTTP, in as many streams as there are
 * cores.
 */
final class ClickHouse implements Peer {
  private static final String SYNC = "fsync_after_insert";

  private final Path folder;
  private final boolean synced;
  private HttpPeer server;
  private long storedBytes;

  ClickHouse(Path folder, boolean synced) {
    this.folder = folder;
    this.synced = synced;
  }

  @Override
  public boolean reads(HouseholdsFile.Form form) {
    return form == HouseholdsFile.Form.LONG;
  }

  @Override
  public void start() {
    List<String> program =
        program()
            .orElseThrow(
                () ->
                    new SkippedException(
                        "ClickHouse is not installed; on Debian: apt-get install"
                            + " clickhouse-server"));
    InetSocketAddress address = HttpPeer.address(folder, "clickhouse.http");
    Path log = folder.resolve("clickhouse.out");
    server =
        HttpPeer.start("ClickHouse", () -> launch(program, address, log), address, "/ping", log);
    if (synced
        && query("SELECT name FROM system.merge_tree_settings WHERE name = '" + SYNC + "'")
            .isEmpty()) {
      throw new SkippedException("ClickHouse " + version() + " has no " + SYNC);
    }
    query(
        """
        CREATE TABLE reading (device_id String, metric_time DateTime('UTC'), metric_name String,
          metric_value Decimal(18, 3))
        ENGINE = ReplacingMergeTree ORDER BY (device_id, metric_name, metric_time)"""
            + (synced ? " SETTINGS " + SYNC + " = 1" : ""));
  }

  /** Debian keeps servers in a folder that is not on everybody's path. */
  private static Optional<List<String>> program() {
    List<String> folders =
        Stream.concat(
                Stream.of(System.getenv("PATH").split(Pattern.quote(File.pathSeparator))),
                Stream.of("/usr/sbin"))
            .toList();
    for (List<String> each :
        List.of(List.of("clickhouse-server"), List.of("clickhouse", "server"))) {
      for (String place : folders) {
        Path program = Path.of(place, each.get(0));
        if (Files.isExecutable(program)) {
          return Optional.of(
              Stream.concat(Stream.of(program.toString()), each.stream().skip(1)).toList());
        }
      }
    }
    return Optional.empty();
  }

  private Process launch(List<String> program, InetSocketAddress address, Path log)
      throws IOException {
    Files.createDirectories(folder.resolve("data"));
    Path config = folder.resolve("config.xml");
    int tcp = HttpPeer.address(folder, "clickhouse.tcp").getPort();
    Files.writeString(config, settings(address, tcp));
    return new ProcessBuilder(
            Stream.concat(program.stream(), Stream.of("--config-file=" + config)).toList())
        .directory(folder.toFile())
        .redirectInput(new File("/dev/null"))
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  /** The users are in the same file. The first element's name is one that all versions take. */
  private String settings(InetSocketAddress http, int tcpPort) {
    return """
        <yandex>
          <logger><level>warning</level><console>1</console></logger>
          <listen_host>%s</listen_host>
          <http_port>%d</http_port>
          <tcp_port>%d</tcp_port>
          <path>%s/</path>
          <tmp_path>%s/</tmp_path>
          <mark_cache_size>536870912</mark_cache_size>
          <timezone>UTC</timezone>
          <default_profile>default</default_profile>
          <default_database>default</default_database>
          <users_config>config.xml</users_config>
          <profiles><default/></profiles>
          <quotas><default/></quotas>
          <users>
            <default>
              <password></password>
              <networks><ip>127.0.0.1</ip></networks>
              <profile>default</profile>
              <quota>default</quota>
            </default>
          </users>
        </yandex>
        """
        .formatted(
            http.getHostString(),
            http.getPort(),
            tcpPort,
            folder.resolve("data"),
            folder.resolve("tmp"));
  }

  @Override
  public String version() {
    return query("SELECT version()");
  }

  @Override
  public String durability() {
    return synced
        ? "each insert synced (fsync_after_insert)"
        : "in the system's cache, not synced (ClickHouse's default)";
  }

  @Override
  public Loaded load(Path file, HouseholdFileDays content) {
    List<FileSlice> slices = slices(file);
    long began = System.nanoTime();
    List<CompletableFuture<Void>> streams =
        slices.stream().map(slice -> CompletableFuture.runAsync(() -> insert(slice))).toList();
    try {
      streams.forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      throw new BenchException("an insert failed", e.getCause());
    }
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    return new Loaded(content.readings(), took, slices.size() + " streams");
  }

  private static List<FileSlice> slices(Path file) {
    try {
      return FileSlice.withoutHeader(file, Runtime.getRuntime().availableProcessors());
    } catch (IOException e) {
      throw new BenchException("the file can't be read", e);
    }
  }

  private void insert(FileSlice slice) {
    String insert = HttpPeer.encoded("INSERT INTO reading FORMAT CSV");
    server.post("/?query=" + insert, slice.body(), "text/csv");
  }

  @Override
  public void check(HouseholdFileDays content, Loaded loaded) {
    String[] row = query("SELECT count(), sum(metric_value) FROM reading").split("\t", -1);
    PeerTotals found = new PeerTotals(Long.parseLong(row[0]), new BigDecimal(row[1]));
    content.first(loaded.readings()).check("ClickHouse", found);
    storedBytes =
        Long.parseLong(
            query(
                "SELECT sum(bytes_on_disk) FROM system.parts WHERE active AND table = 'reading'"));
  }

  private String query(String sql) {
    byte[] answer = server.post("/", BodyPublishers.ofString(sql), "text/plain");
    return new String(answer, StandardCharsets.UTF_8).strip();
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
  }

  /** Of the parts in use: those that were merged away stay on the disk for some minutes. */
  @Override
  public long storedBytes() {
    return storedBytes;
  }
}
