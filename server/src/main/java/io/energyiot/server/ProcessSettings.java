package io.energyiot.server;

import io.energyiot.ingest.registry.RegistrySettings;
import io.energyiot.ingest.seal.LiveScanSettings;
import io.energyiot.ingest.seal.SealSettings;
import io.energyiot.ingest.topic.KafkaSettings;
import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.installation.Installation;
import io.energyiot.platform.plan.SstableCommand;
import io.energyiot.query.QuerySettings;
import io.energyiot.server.access.AccessSettings;
import io.energyiot.server.access.CorsSettings;
import io.energyiot.server.body.BodySettings;
import io.energyiot.server.health.HealthSettings;
import io.energyiot.server.limits.LimitSettings;
import io.energyiot.server.loads.LoadIntakeSettings;
import io.energyiot.server.proxy.ProxySettings;
import io.energyiot.server.rollup.RollupSettings;
import io.energyiot.server.tls.RestTls;
import io.energyiot.server.warmup.WarmupSettings;
import io.energyiot.store.StoreSettings;
import io.energyiot.store.audit.AuditSettings;
import io.energyiot.store.retention.RetentionPolicies;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All settings of this process, read before it connects to anything.
 *
 * @param warnings what the user should change in the settings, one sentence each
 */
record ProcessSettings(
    AccessSettings access,
    CorsSettings cors,
    AuditSettings audit,
    LimitSettings limits,
    RestTls tls,
    BodySettings bodies,
    WarmupSettings warmup,
    HealthSettings health,
    QuerySettings query,
    LoadIntakeSettings loads,
    KafkaSettings kafka,
    ProxySettings proxy,
    SealSettings seal,
    LiveScanSettings liveScan,
    RollupSettings rollup,
    RegistrySettings registry,
    RetentionPolicies retention,
    StoreSettings store,
    List<String> warnings) {

  /**
   * Reads the file that the system property {@code energy.config} or the environment variable
   * {@code ENERGY_CONFIG} names. Without a file, all settings have their defaults.
   *
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID}, also for an unknown key
   */
  static ProcessSettings read() {
    String file = System.getProperty("energy.config", System.getenv("ENERGY_CONFIG"));
    Settings settings =
        file == null ? Settings.of(Map.of(), "no settings file") : Settings.read(Path.of(file));
    AccessSettings access = AccessSettings.from(settings);
    KafkaSettings kafka = KafkaSettings.from(settings);
    RollupSettings rollup = RollupSettings.from(settings);
    ProcessSettings taken =
        new ProcessSettings(
            access,
            CorsSettings.from(settings),
            AuditSettings.from(settings, access.wantsCredentials()),
            LimitSettings.from(settings, access.wantsCredentials()),
            RestTls.from(settings),
            BodySettings.from(settings),
            WarmupSettings.from(settings, access),
            HealthSettings.from(settings),
            QuerySettings.from(settings),
            LoadIntakeSettings.from(settings),
            kafka,
            ProxySettings.from(settings, kafka, access.wantsCredentials()),
            SealSettings.from(settings),
            LiveScanSettings.from(settings, () -> sstableReader(rollup.home())),
            rollup,
            RegistrySettings.from(settings),
            RetentionPolicies.from(settings),
            StoreSettings.from(settings),
            settings.warnings());
    settings.failOnUnknown();
    return taken;
  }

  /**
   * The command of the process that reads SSTables; empty if it is not known where programs are.
   */
  private static List<String> sstableReader(Optional<Path> home) {
    return home.map(Installation::new).map(SstableCommand::reading).orElse(List.of());
  }
}
