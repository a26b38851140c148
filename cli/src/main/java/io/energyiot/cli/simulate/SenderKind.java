package io.energyiot.cli.simulate;

import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.ingest.registry.RegistrySettings;
import io.energyiot.ingest.topic.KafkaSettings;
import io.energyiot.model.config.Settings;
import java.util.Locale;

/** The ways in which a simulation can send readings. */
enum SenderKind {
  /** NDJSON to the REST API. */
  REST,
  /** Avro in JSON to the addresses of Confluent's REST proxy. */
  PROXY,
  /** Records to Kafka itself. */
  KAFKA;

  /** A sender to the system that {@code options} name, which runs. */
  Sender open(SystemOptions options) {
    return switch (this) {
      case REST -> new RestSender(options.client());
      case PROXY ->
          new ProxySender(options.client(), KafkaSettings.from(options.runningSettings()).topic());
      case KAFKA -> topicSender(options.runningSettings());
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static Sender topicSender(Settings settings) {
    return new TopicSender(KafkaSettings.from(settings), RegistrySettings.from(settings));
  }
}
