package io.energyiot.server.proxy;

import io.energyiot.server.proxy.ProduceReply.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The records of one request: those to be sent to a topic, and those refused before. */
final class Outgoing {
  private final String topic;
  private final ReadingsCheck check;
  private final Serializers serializers;
  private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();

  /** The refusal of each record of the request; null for a record that is sent. */
  private final List<Place> refused = new ArrayList<>();

  /**
   * @param check checks readings; null if the topic has none
   */
  Outgoing(String topic, ReadingsCheck check, Serializers serializers) {
    this.topic = topic;
    this.check = check;
    this.serializers = serializers;
  }

  /**
   * Takes a record.
   *
   * @throws ProxyException if the record makes the whole request fail
   */
  void add(ProxyRecord item) {
    if (item.tooLong()) {
      String rule = "a key or value has at most " + JsonCopy.LONGEST + " bytes of JSON";
      refused.add(Place.failed(ProxyError.KAFKA_FAILED, rule));
      return;
    }
    byte[] value = item.value() == null ? null : serializers.values().bytes(item.value());
    byte[] key = item.key() == null ? null : serializers.keys().bytes(item.key());
    if (check != null && value != null) {
      Optional<String> refusal = check.refusal(value);
      if (refusal.isPresent()) {
        refused.add(Place.failed(ProxyError.CONVERSION_FAILED, refusal.get()));
        return;
      }
      // Even without a key, the readings of a device stay in one partition and so in order.
      key = item.key() == null ? check.device() : key;
    }
    refused.add(null);
    records.add(new ProducerRecord<>(topic, item.partition(), key, value));
  }

  /** Sends what was not refused; returns what became of each record, in order. */
  List<Place> send(ProxyProducer producer) {
    List<Place> sent = records.isEmpty() ? List.of() : producer.send(records);
    List<Place> places = new ArrayList<>(refused.size());
    int next = 0;
    for (Place place : refused) {
      places.add(place == null ? sent.get(next++) : place);
    }
    return places;
  }
}
