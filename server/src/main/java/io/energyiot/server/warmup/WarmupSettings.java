package io.energyiot.server.warmup;

import io.energyiot.ingest.seal.SealSettings;
import io.energyiot.ingest.topic.KafkaSettings;
import io.energyiot.model.config.Settings;
import io.energyiot.query.QuerySettings;
import io.energyiot.server.access.AccessSettings;
import io.energyiot.server.body.BodySettings;
import io.energyiot.server.tls.RestTls;
import io.energyiot.store.StoreSettings;
import java.time.Duration;

/**
 * How long the server warms up, and with what.
 *
 * @param limit after which it is ready; zero for no warm-up
 * @param access where the server itself listens, and the token that it asks for
 * @param tls the server's certificate
 * @param store the server's own store, beside which the warm-up has another
 * @param kafka the server's own topic, beside which the warm-up has another
 */
public record WarmupSettings(
    Duration limit,
    AccessSettings access,
    RestTls tls,
    StoreSettings store,
    KafkaSettings kafka,
    SealSettings seal,
    QuerySettings query,
    BodySettings bodies) {
  private static final int USUAL_SECONDS = 5;
  private static final int MAX_SECONDS = 60;

  /**
   * Reads the setting {@code server.warmup_seconds}, and those of the parts that are used.
   *
   * @param access the very one of the server, which has made a token for itself
   */
  public static WarmupSettings from(Settings settings, AccessSettings access) {
    return new WarmupSettings(
        Duration.ofSeconds(
            settings.integer("server.warmup_seconds", USUAL_SECONDS, 0, MAX_SECONDS)),
        access,
        RestTls.from(settings),
        StoreSettings.from(settings),
        KafkaSettings.from(settings),
        SealSettings.from(settings),
        QuerySettings.from(settings),
        BodySettings.from(settings));
  }
}
