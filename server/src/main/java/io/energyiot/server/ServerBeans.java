package io.energyiot.server;

import io.energyiot.ingest.consume.IngestStatistics;
import io.energyiot.ingest.consume.ReadingsConsumer;
import io.energyiot.ingest.registry.SchemaRegistry;
import io.energyiot.ingest.seal.SealSchedule;
import io.energyiot.ingest.topic.KafkaSettings;
import io.energyiot.ingest.topic.ReadingsPublisher;
import io.energyiot.ingest.topic.ReadingsTopic;
import io.energyiot.model.StorageZone;
import io.energyiot.query.DeviceQueries;
import io.energyiot.query.QuerySettings;
import io.energyiot.query.UsageQueries;
import io.energyiot.query.device.DeviceSearch;
import io.energyiot.query.device.SilentDevices;
import io.energyiot.query.rollup.RollupQueries;
import io.energyiot.server.access.AccessSettings;
import io.energyiot.server.access.CorsSettings;
import io.energyiot.server.access.Credentials;
import io.energyiot.server.access.CurrentIdentity;
import io.energyiot.server.access.CurrentSight;
import io.energyiot.server.access.Visibility;
import io.energyiot.server.audit.AuditTrail;
import io.energyiot.server.body.BodySettings;
import io.energyiot.server.health.HealthSettings;
import io.energyiot.server.limits.LimitSettings;
import io.energyiot.server.loads.LoadIntakeSettings;
import io.energyiot.server.oidc.TokenCheck;
import io.energyiot.server.oidc.TokenTenant;
import io.energyiot.server.proxy.ProxyProducer;
import io.energyiot.server.proxy.ProxySettings;
import io.energyiot.server.rollup.RollupSchedule;
import io.energyiot.server.tls.RestTls;
import io.energyiot.server.warmup.Warmup;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.audit.AuditSettings;
import io.energyiot.store.idempotency.IdempotencyKeys;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.runtime.Startup;
import io.quarkus.security.identity.IdentityProviderManager;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the server together when it starts: the store, the topic, the consumer, and the classes that
 * answer questions.
 */
@Startup
@Singleton // the proxy of any other scope would connect a second time
public class ServerBeans {
  private static final Logger LOG = LoggerFactory.getLogger(ServerBeans.class);

  private final AccessSettings accessSettings;
  private final CorsSettings corsSettings;
  private final RestTls tls;
  private final BodySettings bodySettings;
  private final HealthSettings healthSettings;
  private final Warmup warmup;
  private final EnergyStore store;
  private final AuditSettings auditSettings;
  private final AuditTrail auditTrail;
  private final LimitSettings limitSettings;
  private final IdempotencyKeys idempotencyKeys;
  private final ReadingsTopic topic;
  private final ReadingsPublisher publisher;
  private final SchemaRegistry registry;
  private final KafkaSettings kafka;
  private final ProxySettings proxySettings;
  private final ProxyProducer proxyProducer;
  private final ReadingsConsumer consumer;
  private final SealSchedule sealing;
  private final Optional<RollupSchedule> rollups;
  private final LoadIntakeSettings loadSettings;
  private final QuerySettings querySettings;
  private final DeviceQueries queries;
  private final UsageQueries usageQueries;

  /** Connects to Cassandra and Kafka, and begins to consume. */
  public ServerBeans() {
    ProcessSettings settings = ProcessSettings.read();
    settings.warnings().forEach(LOG::warn);
    accessSettings = settings.access();
    corsSettings = settings.cors();
    tls = settings.tls();
    bodySettings = settings.bodies();
    healthSettings = settings.health();
    store = EnergyStore.open(settings.store());
    auditSettings = settings.audit();
    limitSettings = settings.limits();
    auditTrail = AuditTrail.start(store, auditSettings);
    kafka = settings.kafka();
    proxySettings = settings.proxy();
    idempotencyKeys = store.idempotencyKeys();
    topic = new ReadingsTopic(kafka);
    topic.createIfAbsent();
    registry = new SchemaRegistry(settings.registry());
    publisher = new ReadingsPublisher(kafka, registry);
    proxyProducer = new ProxyProducer(kafka);
    consumer = ReadingsConsumer.start(kafka, settings.seal(), registry, store);
    sealing = SealSchedule.start(store, settings.seal(), settings.liveScan());
    rollups = RollupSchedule.start(store, settings.rollup());
    loadSettings = settings.loads();
    querySettings = settings.query();
    queries = new DeviceQueries(store.readings(), store.zone(), querySettings);
    usageQueries = new UsageQueries(queries, querySettings);
    warmup = new Warmup(settings.warmup(), registry);
  }

  @PreDestroy
  void close() {
    warmup.close();
    rollups.ifPresent(RollupSchedule::close);
    sealing.close();
    consumer.close();
    publisher.close();
    proxyProducer.close();
    topic.close();
    auditTrail.close();
    store.close();
  }

  @Produces
  @Singleton
  AccessSettings accessSettings() {
    return accessSettings;
  }

  @Produces
  @Singleton
  CorsSettings corsSettings() {
    return corsSettings;
  }

  @Produces
  @Singleton
  AuditSettings auditSettings() {
    return auditSettings;
  }

  @Produces
  @Singleton
  LimitSettings limitSettings() {
    return limitSettings;
  }

  @Produces
  @Singleton
  AuditTrail auditTrail() {
    return auditTrail;
  }

  @Produces
  @Singleton
  TenantConfigResolver tokenTenant() {
    return new TokenTenant(accessSettings.oidc());
  }

  @Produces
  @Singleton
  Credentials credentials(IdentityProviderManager providers) {
    return new Credentials(
        accessSettings,
        accessSettings.wantsCredentials() ? store.apiKeys() : null,
        accessSettings.oidc().map(each -> new TokenCheck(each, providers)),
        () -> !warmup.isOver());
  }

  @Produces
  @Singleton
  Visibility visibility() {
    return new Visibility(store.devices()::read);
  }

  @Produces
  @Singleton
  CurrentSight currentSight(CurrentIdentity asking, Visibility visibility) {
    return () -> visibility.of(asking.identity());
  }

  @Produces
  @Singleton
  RestTls tls() {
    return tls;
  }

  @Produces
  @Singleton
  BodySettings bodySettings() {
    return bodySettings;
  }

  @Produces
  @Singleton
  HealthSettings healthSettings() {
    return healthSettings;
  }

  @Produces
  @Singleton
  Warmup warmup() {
    return warmup;
  }

  @Produces
  @Singleton
  LoadIntakeSettings loadSettings() {
    return loadSettings;
  }

  @Produces
  @Singleton
  EnergyStore store() {
    return store;
  }

  @Produces
  @Singleton
  StorageZone storageZone() {
    return store.zone();
  }

  @Produces
  @Singleton
  IdempotencyKeys idempotencyKeys() {
    return idempotencyKeys;
  }

  @Produces
  @Singleton
  ReadingsTopic topic() {
    return topic;
  }

  @Produces
  @Singleton
  ReadingsPublisher publisher() {
    return publisher;
  }

  @Produces
  @Singleton
  KafkaSettings kafka() {
    return kafka;
  }

  @Produces
  @Singleton
  SchemaRegistry registry() {
    return registry;
  }

  @Produces
  @Singleton
  ProxySettings proxySettings() {
    return proxySettings;
  }

  @Produces
  @Singleton
  ProxyProducer proxyProducer() {
    return proxyProducer;
  }

  @Produces
  @Singleton
  IngestStatistics ingestStatistics() {
    return consumer.statistics();
  }

  @Produces
  @Singleton
  QuerySettings querySettings() {
    return querySettings;
  }

  @Produces
  @Singleton
  DeviceQueries queries() {
    return queries;
  }

  @Produces
  @Singleton
  DeviceSearch deviceSearch() {
    return new DeviceSearch(store.devices());
  }

  @Produces
  @Singleton
  SilentDevices silentDevices() {
    return new SilentDevices(store, querySettings.silentMib());
  }

  @Produces
  @Singleton
  RollupQueries fleetQueries() {
    return new RollupQueries(store.rollups(), store.zone(), querySettings);
  }

  @Produces
  @Singleton
  UsageQueries usageQueries() {
    return usageQueries;
  }
}
