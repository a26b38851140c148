package io.energyiot.ingest.topic;

import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.tls.TlsFiles;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.common.security.plain.PlainLoginModule;
import org.apache.kafka.common.security.scram.ScramLoginModule;

/**
 * How a client and Kafka know each other.
 *
 * @param protocol whether there is TLS, and whether a login
 * @param mechanism of the login
 * @param username null if there is no login
 * @param password null if there is no login; never printed
 * @param tls the files of TLS
 */
record KafkaSecurity(
    SecurityProtocol protocol, String mechanism, String username, String password, TlsFiles tls) {
  /** Neither TLS nor a login. */
  static final KafkaSecurity NONE =
      new KafkaSecurity(SecurityProtocol.PLAINTEXT, "PLAIN", null, null, TlsFiles.NONE);

  private static final String PROTOCOL = "kafka.security_protocol";
  private static final String MECHANISM = "kafka.sasl_mechanism";
  private static final String USERNAME = "kafka.username";
  private static final String PASSWORD_FILE = "kafka.password_file";
  private static final Set<String> MECHANISMS = Set.of("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512");

  /**
   * Takes the settings under {@code kafka.} that are about security.
   *
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID}
   */
  static KafkaSecurity from(Settings settings) {
    KafkaSecurity taken =
        new KafkaSecurity(
            protocol(settings),
            settings.text(MECHANISM, NONE.mechanism),
            settings.text(USERNAME).orElse(null),
            settings.secretIn(PASSWORD_FILE).orElse(null),
            TlsFiles.from(settings, "kafka"));
    if (!MECHANISMS.contains(taken.mechanism)) {
      throw settings.invalid(MECHANISM, "PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512");
    }
    if (taken.hasLogin() && (taken.username == null || taken.password == null)) {
      throw settings.invalid(
          taken.username == null ? USERNAME : PASSWORD_FILE,
          "to be set, as " + PROTOCOL + " is " + taken.protocol);
    }
    return taken;
  }

  private static SecurityProtocol protocol(Settings settings) {
    try {
      return SecurityProtocol.valueOf(settings.text(PROTOCOL, NONE.protocol.name));
    } catch (IllegalArgumentException e) {
      throw settings.invalid(PROTOCOL, "PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL");
    }
  }

  private boolean hasLogin() {
    return protocol == SecurityProtocol.SASL_PLAINTEXT || protocol == SecurityProtocol.SASL_SSL;
  }

  private boolean hasTls() {
    return protocol == SecurityProtocol.SSL || protocol == SecurityProtocol.SASL_SSL;
  }

  /** Returns the options of any client of Kafka. */
  Map<String, Object> options() {
    Map<String, Object> options = new HashMap<>();
    options.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, protocol.name);
    if (hasLogin()) {
      options.put(SaslConfigs.SASL_MECHANISM, mechanism);
      options.put(SaslConfigs.SASL_JAAS_CONFIG, login());
    }
    if (hasTls()) {
      options.put(SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG, BrokerEngines.class);
      options.put(BrokerEngines.FILES, tls);
    }
    return options;
  }

  private String login() {
    Class<?> module = mechanism.equals("PLAIN") ? PlainLoginModule.class : ScramLoginModule.class;
    return "%s required username=%s password=%s;"
        .formatted(module.getName(), quoted(username), quoted(password));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  @Override
  public String toString() {
    return protocol.name;
  }
}
