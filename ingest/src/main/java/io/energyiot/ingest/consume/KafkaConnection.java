package io.energyiot.ingest.consume;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * Watches whether a client is connected to any broker. A poll does not show that: without a broker
 * it just finds nothing. For one thread.
 */
final class KafkaConnection {
  /**
   * Being without connection for longer is an outage. Connecting for the first time takes a part of
   * it.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Metric connections;
  private final String place;
  private final Outage outage = new Outage("Kafka answers");
  private long connectedAt = System.nanoTime();

  /**
   * @param metrics the client's
   * @param place where it looks for brokers, for people
   */
  KafkaConnection(Map<MetricName, ? extends Metric> metrics, String place) {
    this.connections =
        metrics.entrySet().stream()
            .filter(each -> each.getKey().name().equals("connection-count"))
            .filter(each -> each.getKey().tags().size() == 1) // of all nodes, not of one
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow();
    this.place = place;
  }

  /** Logs when the last connection is lost, and when there is one again. */
  void look() {
    boolean connected = ((Number) connections.metricValue()).doubleValue() > 0;
    long now = System.nanoTime();
    if (connected) {
      connectedAt = now;
      outage.over();
    } else if (now - connectedAt > PATIENCE.toNanos()) {
      outage.failed("no broker at " + place);
    }
  }
}
