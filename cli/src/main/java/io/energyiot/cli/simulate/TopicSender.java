package io.energyiot.cli.simulate;

import io.energyiot.ingest.registry.RegistrySettings;
import io.energyiot.ingest.registry.SchemaRegistry;
import io.energyiot.ingest.topic.KafkaSettings;
import io.energyiot.ingest.topic.ReadingsPublisher;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorType;
import java.time.Duration;
import java.util.List;

/** Puts readings on the topic, past the server. */
final class TopicSender implements Sender {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final ReadingsPublisher publisher;

  TopicSender(KafkaSettings settings, RegistrySettings registry) {
    publisher = new ReadingsPublisher(settings, new SchemaRegistry(registry));
  }

  @Override
  public Receipt send(List<SimulatedReading> readings) {
    try {
      ReadingsPublisher.await(
          publisher.publish(readings.stream().map(SimulatedReading::reading).toList()));
      return new Receipt(readings.size(), 0);
    } catch (EnergyException e) {
      if (e.code().type() == ErrorType.EXTERNAL || e.code().type() == ErrorType.RESOURCE) {
        throw new NotNowException(e.code(), e.getMessage(), PAUSE);
      }
      throw e;
    }
  }

  @Override
  public void close() {
    publisher.close();
  }
}
