package io.energyiot.server.warmup;

import io.energyiot.ingest.seal.SealSettings;
import io.energyiot.ingest.topic.KafkaSettings;
import io.energyiot.query.QuerySettings;
import io.energyiot.server.body.BodySettings;
import io.energyiot.server.security.AccessSettings;
import io.energyiot.server.tls.RestTls;
import io.energyiot.store.StoreSettings;

/**
 * What the warm-up works with.
 *
 * @param access where the server itself listens, and the token that it asks for
 * @param tls the server's certificate
 * @param store the server's own store, beside which it makes another
 * @param kafka the server's own topic, beside which it makes another
 */
public record WarmupPlaces(
    AccessSettings access,
    RestTls tls,
    StoreSettings store,
    KafkaSettings kafka,
    SealSettings seal,
    QuerySettings query,
    BodySettings bodies) {}
