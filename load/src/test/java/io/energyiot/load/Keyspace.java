package io.energyiot.load;

import io.energyiot.model.Channel;
import io.energyiot.model.Readings;
import io.energyiot.model.Series;
import io.energyiot.model.StorageZone;
import io.energyiot.model.config.Settings;
import io.energyiot.platform.fixture.TestServers;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.cassandra.CassandraSettings;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store of a test's own, and what there is in it. */
final class Keyspace implements AutoCloseable {
  private final EnergyStore store;
  private final Path rejectsFolder;

  Keyspace(String name, Path rejectsFolder) {
    InetSocketAddress cassandra = TestServers.cassandra();
    Map<String, String> settings =
        Map.of(
            "cassandra.contact_points",
            cassandra.getHostString() + ":" + cassandra.getPort(),
            "cassandra.keyspace",
            name);
    this.store =
        EnergyStore.open(
            CassandraSettings.from(Settings.of(settings, "test")), Optional.of(StorageZone.UTC));
    this.rejectsFolder = rejectsFolder;
  }

  EnergyStore store() {
    return store;
  }

  /** Loads quarter hours in UTC. */
  LoadReport load(Path file) {
    return new Loader(store, options()).load(file, LoadProgress.NONE);
  }

  /** Loads quarter hours in UTC, at most {@code mostHeld} of them at once in memory. */
  LoadReport load(Path file, long mostHeld) {
    return new Loader(store, options(), mostHeld).load(file, LoadProgress.NONE);
  }

  LoadOptions options() {
    return LoadOptions.of(ZoneOffset.UTC, rejectsFolder);
  }

  /** All readings of a channel in some days, each as {@code device,channel,start,value,quality}. */
  List<String> readings(String deviceId, String channel, LocalDate firstDay, LocalDate lastDay) {
    Series series = new Series(deviceId, Channel.of(channel));
    Readings found = store.dayBlocks().read(series, firstDay.toEpochDay(), lastDay.toEpochDay());
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

  /** How many rows a table has. */
  long rows(String table) {
    return store.session().execute("SELECT count(*) FROM " + table).one().getLong(0);
  }

  @Override
  public void close() {
    store.close();
  }
}
