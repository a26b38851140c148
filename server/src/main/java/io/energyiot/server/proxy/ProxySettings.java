package io.energyiot.server.proxy;

import io.energyiot.ingest.topic.KafkaSettings;
import io.energyiot.model.config.Settings;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where clients of the proxy may send.
 *
 * @param topics these topics only; empty for any, as on a server that wants no credentials
 */
public record ProxySettings(Optional<Set<String>> topics) {

  /**
   * Takes the setting {@code proxy.topics}.
   *
   * @param bounded whether clients may send to those and the topic of readings only
   */
  public static ProxySettings from(Settings settings, KafkaSettings kafka, boolean bounded) {
    Set<String> topics = new HashSet<>(settings.list("proxy.topics", List.of()));
    topics.add(kafka.topic());
    return new ProxySettings(bounded ? Optional.of(Set.copyOf(topics)) : Optional.empty());
  }

  boolean allows(String topic) {
    return topics.isEmpty() || topics.get().contains(topic);
  }
}
