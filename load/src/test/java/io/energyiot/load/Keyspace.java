package io.energyiot.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.load.progress.LoadListener;
import io.energyiot.load.read.RejectLimit;
import io.energyiot.load.write.SstableNode;
import io.energyiot.model.Channel;
import io.energyiot.model.Interval;
import io.energyiot.model.Readings;
import io.energyiot.model.Series;
import io.energyiot.model.StorageZone;
import io.energyiot.model.config.Settings;
import io.energyiot.platform.fixture.TestServers;
import io.energyiot.platform.service.Service;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.cassandra.CassandraSettings;
import io.energyiot.store.load.FileReceipt;
import io.energyiot.store.load.LoadRoute;
import io.energyiot.store.load.RepeatPolicy;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A store of a test's own, and what there is in it. */
final class Keyspace implements AutoCloseable {
  private final EnergyStore store;
  private final Path loads;

  /** Each keeps its process that writes SSTables, which takes a second to start. */
  private final Map<LoadOptions, Loader> loaders = new HashMap<>();

  Keyspace(String name, Path loads) {
    this(name, loads, StorageZone.UTC);
  }

  Keyspace(String name, Path loads, StorageZone zone) {
    TestServers.start(Service.CASSANDRA);
    this.store = open(TestServers.storeSettings(), TestServers.own(name), zone);
    this.loads = loads;
  }

  /** The store of a keyspace, with days in UTC. */
  static EnergyStore open(Settings cassandra, String name) {
    return open(cassandra, name, StorageZone.UTC);
  }

  private static EnergyStore open(Settings cassandra, String name, StorageZone zone) {
    Settings settings = cassandra.with(Map.of("cassandra.keyspace", name));
    return EnergyStore.open(CassandraSettings.from(settings), Optional.of(zone));
  }

  EnergyStore store() {
    return store;
  }

  /** Loads quarter hours in UTC by CQL, also if they were loaded before. */
  FileReceipt load(Path file) {
    return load(file, options());
  }

  /** Loads a file that can be loaded. */
  FileReceipt load(Path file, LoadOptions options) {
    LoadResult result = load(options, LoadListener.NONE, file);
    assertThat(result.failure()).isNull();
    assertThat(result.receipt().files()).hasSize(1);
    return result.receipt().files().get(0);
  }

  /** Loads files as one load. */
  LoadResult load(LoadOptions options, LoadListener listener, Path... files) {
    return loaders
        .computeIfAbsent(options, own -> new Loader(store, own))
        .load(Stream.of(files).map(Path::toString).toList(), listener);
  }

  LoadOptions options() {
    return options(ZoneOffset.UTC, LoadRoute.CQL, LoadOptions.defaultMemory());
  }

  LoadOptions options(ZoneId zone, LoadRoute path, long memory) {
    return new LoadOptions(
        zone,
        Interval.QUARTER_HOUR,
        loads,
        Optional.of(node()),
        Optional.of(path),
        LoadOptions.allProcessors(),
        memory,
        RejectLimit.none(),
        RepeatPolicy.AGAIN,
        false);
  }

  static SstableNode node() {
    return node(TestServers.system().sstableWriter(), TestServers.storeSettings());
  }

  /** How SSTables get into the Cassandra that {@code settings} name. */
  static SstableNode node(List<String> writer, Settings settings) {
    CassandraSettings cassandra = CassandraSettings.from(settings);
    InetSocketAddress address = cassandra.contactPoints().get(0);
    return new SstableNode(
        writer,
        settings.integer("load.jmx_port", 0, 1, 65_535),
        settings.text("load.jmx_password_file").map(Path::of),
        List.of(address.getHostString()),
        address.getPort(),
        settings.integer("load.storage_port", 0, 1, 65_535),
        cassandra.username(),
        cassandra.password(),
        cassandra.tls(),
        settings.flag("load.storage_tls", false));
  }

  /** All readings of a channel in some days, each as {@code device,channel,start,value,quality}. */
  List<String> readings(String deviceId, String channel, LocalDate firstDay, LocalDate lastDay) {
    Series series = new Series(deviceId, Channel.of(channel));
    Readings found = store.readings().read(series, firstDay.toEpochDay(), lastDay.toEpochDay());
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      lines.add(
          String.join(
              ",",
              deviceId,
              channel,
              Instant.ofEpochMilli(found.start(i)).toString(),
              found.value(i) == null ? "" : found.value(i).toPlainString(),
              found.quality(i).text()));
    }
    return lines;
  }

  /** All rows of day blocks, as text. */
  Set<String> dayBlocks() {
    Set<String> rows = new TreeSet<>();
    store
        .session()
        .execute("SELECT device_id, year, channel, day, version, sequence, block FROM day_block")
        .forEach(row -> rows.add(row.getFormattedContents()));
    return rows;
  }

  /**
   * All rows of day blocks, as text, but for their versions: that of a file is the instant of its
   * first load.
   */
  Set<String> dayBlocksWithoutVersions() {
    Set<String> rows = new TreeSet<>();
    store
        .session()
        .execute("SELECT device_id, year, channel, day, sequence, block FROM day_block")
        .forEach(row -> rows.add(row.getFormattedContents()));
    return rows;
  }

  /** How many rows a table has. */
  long rows(String table) {
    return store.session().execute("SELECT count(*) FROM " + table).one().getLong(0);
  }

  @Override
  public void close() {
    loaders.values().forEach(Loader::close);
    store.close();
  }
}
