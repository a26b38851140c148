package io.energyiot.ingest.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.energyiot.ingest.registry.RegistrySettings;
import io.energyiot.ingest.registry.SchemaRegistry;
import io.energyiot.model.Channel;
import io.energyiot.model.Quality;
import io.energyiot.model.Reading;
import io.energyiot.model.Series;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.fixture.TestServers;
import io.energyiot.platform.service.Service;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where no Kafka answers, callers are told so and don't wait long. */
class KafkaAwayIT {
  /** Kafka is asked first, so nobody asks this one. */
  private static final SchemaRegistry NO_REGISTRY =
      new SchemaRegistry(RegistrySettings.at(URI.create("http://127.0.0.1:9")));

  @Test
  void publishingManyDevicesFailsSoon() throws IOException {
    List<Reading> readings =
        IntStream.range(0, 100)
            .mapToObj(i -> new Series("away-" + i, Channel.KWH))
            .map(series -> new Reading(series, 0, 900, BigDecimal.ONE, Quality.ACTUAL))
            .toList();
    try (ReadingsPublisher publisher =
        new ReadingsPublisher(KafkaSettings.at(nobody()), NO_REGISTRY)) {
      long began = System.nanoTime();
      EnergyException failure =
          catchThrowableOfType(
              EnergyException.class, () -> ReadingsPublisher.await(publisher.publish(readings)));
      assertThat(failure.code()).isEqualTo(ErrorCode.KAFKA_UNAVAILABLE);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void theCheckFailsAndSaysWho() throws IOException {
    String nobody = nobody();
    try (ReadingsTopic topic = new ReadingsTopic(KafkaSettings.at(nobody))) {
      EnergyException failure = catchThrowableOfType(EnergyException.class, topic::checkAnswers);
      assertThat(failure.code()).isEqualTo(ErrorCode.KAFKA_UNAVAILABLE);
      assertThat(failure).hasMessageContaining(nobody);
    }
  }

  @Test
  void creatingTheTopicsAgainAndAskingABrokerThatIsThereDoNoHarm() {
    TestServers.start(Service.KAFKA);
    KafkaSettings settings =
        KafkaSettings.from(
            TestServers.storeSettings()
                .with(Map.of("kafka.topic", "created-twice", "kafka.partitions", "2")));
    try (ReadingsTopic topic = new ReadingsTopic(settings)) {
      topic.createIfAbsent();
      assertThatCode(topic::createIfAbsent).doesNotThrowAnyException();
      assertThatCode(topic::checkAnswers).doesNotThrowAnyException();
    }
  }

  /** An address that was free a moment ago. */
  private static String nobody() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "127.0.0.1:" + free.getLocalPort();
    }
  }
}
