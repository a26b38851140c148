package io.energyiot.server.readings;

import io.energyiot.formats.csv.CsvReader;
import io.energyiot.formats.json.JsonLimits;
import io.energyiot.formats.json.JsonReader;
import io.energyiot.ingest.topic.ReadingsPublisher;
import io.energyiot.model.error.EnergyException;
import io.energyiot.query.Sight;
import io.energyiot.server.access.SentDevices;
import io.energyiot.server.audit.AuditedRequest;
import io.energyiot.server.body.BodySettings;
import io.energyiot.server.body.LimitedBody;
import io.energyiot.server.error.PartlyAcceptedException;
import io.energyiot.server.limits.LimitedClient;
import io.energyiot.server.metrics.PostMetrics;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;

/** Reads a body and meanwhile puts the good readings on the topic. */
@Singleton
public final class ReadingsIntake {
  private final ReadingsPublisher publisher;
  private final BodySettings settings;
  private final JsonReader json;
  private final PostMetrics metrics;

  /** Publishes by {@code publisher}, within the limits of {@code settings}. */
  public ReadingsIntake(ReadingsPublisher publisher, BodySettings settings, PostMetrics metrics) {
    this.publisher = publisher;
    this.settings = settings;
    this.json = new JsonReader(new JsonLimits(settings.maxReadings(), settings.maxBytes()));
    this.metrics = metrics;
  }

  /**
   * Returns when all good readings are on the topic.
   *
   * @param sight whoever sends may send readings of the devices that it sees
   * @param routing the request, whose audit and limits are told of the readings; null if there is
   *     none
   * @throws EnergyException if the body can't be read to its end or its readings can't be
   *     published; a {@link PartlyAcceptedException} if some are on the topic
   */
  public ReadingsReceipt take(
      BodyForm form, InputStream body, Sight sight, RoutingContext routing) {
    AuditedRequest audited = AuditedRequest.of(routing);
    int firstRecord = form.kind() == BodyForm.Kind.CSV ? 1 : 0;
    PublishingSink sink =
        new PublishingSink(
            publisher, new SentDevices(sight), audited, settings.maxReadings(), firstRecord);
    try {
      read(form, body, sink);
      sink.finish();
      return sink.receipt();
    } catch (EnergyException e) {
      sink.abandon(e);
      throw sink.accepted() == 0 ? e : new PartlyAcceptedException(e, sink.accepted());
    } finally {
      audited.settle();
      LimitedClient.of(routing).chargeReadings(sink.taken());
      metrics.accepted(sink.accepted());
      metrics.rejected(sink.rejectedCount());
    }
  }

  private void read(BodyForm form, InputStream body, PublishingSink sink) {
    try (InputStream text = LimitedBody.open(body, form.encoding(), settings.maxBytes())) {
      switch (form.kind()) {
        case JSON -> json.readDocument(text, sink);
        case NDJSON -> json.readLines(text, sink);
        case CSV -> CsvReader.read(text, form.csv(), settings.maxBytes() / 2, sink);
      }
    } catch (IOException e) {
      throw LimitedBody.unreadable(e);
    }
  }
}
