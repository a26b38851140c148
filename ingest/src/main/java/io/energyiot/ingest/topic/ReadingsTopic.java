package io.energyiot.ingest.topic;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics if they are missing, and checks whether Kafka answers. */
public final class ReadingsTopic implements AutoCloseable {
  private static final int TIMEOUT_SECONDS = 10;

  private final KafkaSettings settings;
  private final Admin admin;

  /** Connects at the first question. */
  public ReadingsTopic(KafkaSettings settings) {
    this.settings = settings;
    this.admin = Admin.create(settings.clientOptions("energy-admin"));
  }

  /**
   * Creates missing topics, and makes sure that the brokers give records their time.
   *
   * @throws EnergyException with {@link ErrorCode#KAFKA_UNAVAILABLE}, with {@link
   *     ErrorCode#SETTING_CONFLICTS} if a topic that is there has another clock and may not be
   *     altered
   */
  public void createIfAbsent() {
    create(settings.topic(), settings.partitions(), BrokerTime.SETTING);
    create(settings.rejectedTopic(), 1, Map.of());
    new BrokerTime(admin, settings).ensure();
  }

  private void create(String name, int partitions, Map<String, String> configs) {
    NewTopic topic = new NewTopic(name, partitions, settings.replicationFactor()).configs(configs);
    try {
      admin.createTopics(List.of(topic)).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw unavailable("creating the topic " + name, e.getCause());
      }
    } catch (TimeoutException | KafkaException e) {
      throw unavailable("creating the topic " + name, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("creating the topic " + name, e);
    }
  }

  /**
   * Returns if a broker answers within two seconds.
   *
   * @throws EnergyException with {@link ErrorCode#KAFKA_UNAVAILABLE} otherwise
   */
  public void checkAnswers() {
    try {
      admin.describeCluster().nodes().get(2, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw unavailable("asking for brokers", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("asking for brokers", e);
    }
  }

  private EnergyException unavailable(String what, Throwable cause) {
    return new EnergyException(
        ErrorCode.KAFKA_UNAVAILABLE,
        "Kafka at " + settings.bootstrapServers() + ", " + what + ": " + cause.getMessage(),
        cause);
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO); // nobody waits for pending answers any more
  }
}
