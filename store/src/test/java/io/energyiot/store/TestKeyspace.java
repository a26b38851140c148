package io.energyiot.store;

import io.energyiot.model.StorageZone;
import io.energyiot.platform.fixture.TestServers;
import io.energyiot.platform.service.Service;
import io.energyiot.store.cassandra.CassandraSettings;
import java.util.Map;
import java.util.Optional;

/** The keyspace of this module's tests, which tell their data apart by id. */
public final class TestKeyspace {
  private TestKeyspace() {}

  /** Opens the store, with days in UTC. */
  public static EnergyStore open() {
    return EnergyStore.open(settings(), Optional.of(StorageZone.UTC));
  }

  /** Opens the store of another keyspace. */
  public static EnergyStore open(String keyspace) {
    return EnergyStore.open(settings(keyspace), Optional.of(StorageZone.UTC));
  }

  /** Where it is. */
  public static CassandraSettings settings() {
    return settings(TestServers.own("it"));
  }

  /** Where another one is. */
  public static CassandraSettings settings(String keyspace) {
    TestServers.start(Service.CASSANDRA);
    return CassandraSettings.from(
        TestServers.storeSettings().with(Map.of("cassandra.keyspace", keyspace)));
  }
}
