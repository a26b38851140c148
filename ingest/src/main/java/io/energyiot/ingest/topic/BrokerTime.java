package io.energyiot.ingest.topic;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;

/**
 * The topic setting by which brokers, and not senders, give records their time. That time is the
 * version of the record's readings.
 */
final class BrokerTime {
  /** The setting of a topic that is created. */
  static final Map<String, String> SETTING =
      Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");

  private static final long TIMEOUT_SECONDS = 10;
  private static final int LOOKS = 50;
  private static final long BETWEEN_LOOKS_MILLIS = 200;

  private final Admin admin;
  private final KafkaSettings settings;
  private final ConfigResource topic;

  BrokerTime(Admin admin, KafkaSettings settings) {
    this.admin = admin;
    this.settings = settings;
    this.topic = new ConfigResource(ConfigResource.Type.TOPIC, settings.topic());
  }

  /**
   * Makes sure that the topic has the setting, and changes it if necessary.
   *
   * @throws EnergyException with {@link ErrorCode#SETTING_CONFLICTS} and the command to be run if
   *     this process may not look or set it, with {@link ErrorCode#KAFKA_UNAVAILABLE}
   */
  void ensure() {
    try {
      if (isSet()) {
        return;
      }
      alter();
      for (int look = 0; look < LOOKS; look++) {
        if (isSet()) {
          return;
        }
        TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
      }
      throw refusal(settings, "Kafka accepted the setting but does not show it");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RetriableException) {
        throw unavailable(e.getCause());
      }
      throw refusal(settings, e.getCause().getMessage());
    } catch (TimeoutException e) {
      throw unavailable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(e);
    }
  }

  private boolean isSet() throws ExecutionException, TimeoutException, InterruptedException {
    Config config =
        admin
            .describeConfigs(List.of(topic))
            .values()
            .get(topic)
            .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    return SETTING.entrySet().stream()
        .allMatch(
            each -> {
              ConfigEntry found = config.get(each.getKey());
              return found != null && each.getValue().equals(found.value());
            });
  }

  private void alter() throws ExecutionException, TimeoutException, InterruptedException {
    List<AlterConfigOp> operations =
        SETTING.entrySet().stream()
            .map(each -> new ConfigEntry(each.getKey(), each.getValue()))
            .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
            .toList();
    admin
        .incrementalAlterConfigs(Map.of(topic, operations))
        .all()
        .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }

  /** Returns the error that stops the start, with the command that mends it. */
  static EnergyException refusal(KafkaSettings settings, String reason) {
    return new EnergyException(
        ErrorCode.SETTING_CONFLICTS,
        "the topic %s must take the times of its records from the brokers, or a sender's wrong clock would decide which reading wins. This process can't set that (%s). Run with sufficient rights: kafka-configs --bootstrap-server %s --alter --entity-type topics --entity-name %s --add-config message.timestamp.type=LogAppendTime"
            .formatted(settings.topic(), reason, settings.bootstrapServers(), settings.topic()));
  }

  private EnergyException unavailable(Throwable cause) {
    return new EnergyException(
        ErrorCode.KAFKA_UNAVAILABLE,
        "Kafka at " + settings.bootstrapServers() + ", setting the topic's time: " + cause,
        cause);
  }
}
