package io.energyiot.bench.peers.system;

import io.energyiot.bench.peers.system.EnergyLoad.Way;
import java.nio.file.Path;
import java.util.Locale;

/** Who takes part, in the order of the run. */
public enum Contestant {
  /** DuckDB within this process. */
  DUCKDB("DuckDB"),
  /** DuckDB as a command: a process for one load. */
  DUCKDB_PROCESS("DuckDB, a process"),
  /** QuestDB as it comes. */
  QUESTDB("QuestDB"),
  /** QuestDB that syncs what it commits. */
  QUESTDB_SYNC("QuestDB, synced"),
  /** ClickHouse as it comes. */
  CLICKHOUSE("ClickHouse"),
  /** ClickHouse that syncs what it inserts. */
  CLICKHOUSE_SYNC("ClickHouse, synced"),
  /** The table that one would write first, in the Cassandra of this system. */
  NAIVE("a row a reading, CQL"),
  /** This system, by a command that loads by itself. */
  ENERGY("Energy IoT"),
  /** This system, by a command that hands the file to the loader. */
  ENERGY_LOADER("Energy IoT, loader"),
  /** This system in a process that goes on, as the servers among the others do. */
  ENERGY_WARM("Energy IoT, warm");

  private final String label;

  Contestant(String label) {
    this.label = label;
  }

  /** Whether it is this system. */
  public boolean isOurs() {
    return this == ENERGY || this == ENERGY_LOADER || this == ENERGY_WARM;
  }

  /** The name for people. */
  public String label() {
    return label;
  }

  /** The peer, not yet started, which will keep its data in {@code folder}. */
  public Peer in(Path folder) {
    return switch (this) {
      case DUCKDB -> new DuckDb(folder);
      case DUCKDB_PROCESS -> new DuckDbProcess(folder);
      case QUESTDB -> new QuestDb(folder, false);
      case QUESTDB_SYNC -> new QuestDb(folder, true);
      case CLICKHOUSE -> new ClickHouse(folder, false);
      case CLICKHOUSE_SYNC -> new ClickHouse(folder, true);
      case NAIVE -> new NaiveCassandra(folder);
      case ENERGY -> new EnergyLoad(folder, Way.COMMAND);
      case ENERGY_LOADER -> new EnergyLoad(folder, Way.LOADER);
      case ENERGY_WARM -> new EnergyLoad(folder, Way.PROCESS);
    };
  }

  /** The name on the command line, such as {@code questdb-sync}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
