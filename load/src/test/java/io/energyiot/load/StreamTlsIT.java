package io.energyiot.load;

import static io.energyiot.platform.fixture.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.load.progress.LoadListener;
import io.energyiot.load.read.RejectLimit;
import io.energyiot.load.write.SstableNode;
import io.energyiot.model.Interval;
import io.energyiot.model.config.Settings;
import io.energyiot.platform.fixture.TestFolders;
import io.energyiot.platform.fixture.TlsStore;
import io.energyiot.platform.service.Service;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.LoadRoute;
import io.energyiot.store.load.RepeatPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SSTables go by TLS to nodes that want it, as the questions about these do. */
class StreamTlsIT {
  @TempDir Path scratch;

  @Test
  void sstablesAreStreamedToNodesThatWantTls() throws Exception {
    Path file = scratch.resolve("day.csv");
    Files.writeString(
        file, "device_id,metric_time,metric_name,metric_value\nA,2026-01-15T00:15:00Z,KwH,1.5\n");
    try (TlsStore cassandra = TlsStore.start(Service.CASSANDRA)) {
      Settings settings = cassandra.settings().with(Map.of("load.jmx_port", "1"));
      await("Cassandra")
          .ignoreExceptions()
          .untilAsserted(() -> Keyspace.open(settings, "tls").close());
      List<String> writer =
          TestFolders.system(TestFolders.guarded("writer"), Map.of()).sstableWriter();
      try (EnergyStore store = Keyspace.open(settings, "tls");
          Loader loader = new Loader(store, options(Keyspace.node(writer, settings)))) {
        LoadResult result = loader.load(List.of(file.toString()), LoadListener.NONE);
        assertThat(result.failure()).isNull();
        assertThat(store.session().execute("SELECT device_id FROM day_block").one().getString(0))
            .isEqualTo("A");
      }
    }
  }

  private LoadOptions options(SstableNode node) {
    return new LoadOptions(
        ZoneOffset.UTC,
        Interval.QUARTER_HOUR,
        scratch,
        Optional.of(node),
        Optional.of(LoadRoute.SSTABLE_STREAM),
        1,
        LoadOptions.defaultMemory(),
        RejectLimit.none(),
        RepeatPolicy.SKIP,
        false);
  }
}
