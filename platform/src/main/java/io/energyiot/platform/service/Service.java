package io.energyiot.platform.service;

import io.energyiot.platform.probe.CassandraProbe;
import io.energyiot.platform.probe.DoorProbe;
import io.energyiot.platform.probe.HttpProbe;
import io.energyiot.platform.probe.KafkaProbe;
import io.energyiot.platform.probe.Probe;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * The services, each a process of its own, in the order of starting. They stop in reverse order.
 */
public enum Service {
  /** The database. Its start may have to replay gigabytes of commit log. */
  CASSANDRA("Cassandra", Duration.ofMinutes(10), Duration.ofMinutes(3)),
  /** The log of streamed readings. */
  KAFKA("Kafka", Duration.ofMinutes(3), Duration.ofMinutes(1)),
  /** The schemas of records in Avro, by the number that each record begins with. */
  REGISTRY("Schema registry", Duration.ofMinutes(3), Duration.ofMinutes(1)),
  /** REST and the consumers; needs the other three. */
  SERVER("Server", Duration.ofMinutes(3), Duration.ofMinutes(1)),
  /** Loads files, one load after the other; needs Cassandra. */
  LOADER("Loader", Duration.ofMinutes(3), Duration.ofMinutes(1));

  private final String label;
  private final Duration startLimit;
  private final Duration stopLimit;

  Service(String label, Duration startLimit, Duration stopLimit) {
    this.label = label;
    this.startLimit = startLimit;
    this.stopLimit = stopLimit;
  }

  /** The name in keys and file names, in lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name for people. */
  public String label() {
    return label;
  }

  /** Whether others need this service: whether it starts before those that need it. */
  public boolean isStore() {
    return this != SERVER && this != LOADER;
  }

  /** Whether this service answers at {@code address}, asked once in its own protocol. */
  public boolean answers(SocketAddress address) {
    return answers(address, Optional.empty());
  }

  /**
   * The same by TLS.
   *
   * @param certificate the PEM file with the service's certificate; empty if it has no TLS
   */
  public boolean answers(SocketAddress address, Optional<Path> certificate) {
    return address instanceof UnixDomainSocketAddress door
        ? new DoorProbe(door).answers()
        : answersAt((InetSocketAddress) address, certificate);
  }

  private boolean answersAt(InetSocketAddress address, Optional<Path> certificate) {
    Probe probe =
        switch (this) {
          case CASSANDRA -> new CassandraProbe();
          case KAFKA -> new KafkaProbe();
          case REGISTRY -> new HttpProbe("/health/ready");
          case SERVER -> new HttpProbe("/q/health/ready", certificate);
          case LOADER -> throw new IllegalArgumentException("the loader has no port");
        };
    return probe.answers(address);
  }

  /** How long it may take from its start to its first answer. */
  public Duration startLimit() {
    return startLimit;
  }

  /** How long it may take to end after it was asked to. */
  public Duration stopLimit() {
    return stopLimit;
  }
}
