package io.energyiot.ingest.topic;

import io.energyiot.model.config.Settings;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * How to reach Kafka and the topic of readings.
 *
 * @param bootstrapServers {@code host:port} of brokers to ask first, between commas
 * @param topic created at the first start if it is not there
 * @param partitions of a topic that is created
 * @param replicationFactor of a topic that is created
 * @param consumerGroup whose members share the topic's partitions
 * @param security how clients and brokers know each other
 */
public record KafkaSettings(
    String bootstrapServers,
    String topic,
    int partitions,
    short replicationFactor,
    String consumerGroup,
    KafkaSecurity security) {

  private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,200}");
  private static final String WARMUP = "_warmup";

  /** Settings for {@code bootstrapServers}, everything else by default. */
  public static KafkaSettings at(String bootstrapServers) {
    return new KafkaSettings(
        bootstrapServers, "meter_readings", 6, (short) 1, "energy-ingest", KafkaSecurity.NONE);
  }

  /** Takes the settings under {@code kafka.}. */
  public static KafkaSettings from(Settings settings) {
    KafkaSettings usual = at("127.0.0.1:9092");
    String topic = settings.text("kafka.topic", usual.topic);
    if (!TOPIC.matcher(topic).matches()) {
      throw settings.invalid("kafka.topic", "1 to 200 of a-z, A-Z, 0-9, . _ and -");
    }
    if (topic.endsWith(WARMUP)) {
      throw settings.invalid(
          "kafka.topic",
          "a name that does not end in " + WARMUP + ", which is for the server's warm-up");
    }
    return new KafkaSettings(
        settings.text("kafka.bootstrap_servers", usual.bootstrapServers),
        topic,
        settings.integer("kafka.partitions", usual.partitions, 1, 1000),
        (short) settings.integer("kafka.replication_factor", usual.replicationFactor, 1, 7),
        settings.text("kafka.consumer_group", usual.consumerGroup),
        KafkaSecurity.from(settings));
  }

  /** The settings of the topic, and of its consumers, with which a process warms up. */
  public KafkaSettings ofWarmup() {
    return new KafkaSettings(
        bootstrapServers,
        topic + WARMUP,
        partitions,
        replicationFactor,
        consumerGroup + WARMUP,
        security);
  }

  /**
   * Options of any client of Kafka: where the brokers are, and how they and the client know each
   * other. May be added to. One of them may be a secret.
   *
   * @param clientId the client's name in Kafka's logs
   */
  public Map<String, Object> clientOptions(String clientId) {
    Map<String, Object> options = security.options();
    options.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    options.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
    return options;
  }

  /** The topic of records that can't be stored, each with its reason in its headers. */
  public String rejectedTopic() {
    return topic + ".rejected";
  }
}
