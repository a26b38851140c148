package io.energyiot.platform.plan;

import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.folder.DataFolder;
import io.energyiot.platform.folder.Ports;
import io.energyiot.platform.folder.StorePasswords;
import io.energyiot.platform.installation.Installation;
import io.energyiot.platform.service.Service;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The plans of all services of a system, which know of each other's addresses.
 *
 * @param settings the user's
 */
public record ServicePlans(Installation installation, DataFolder folder, Settings settings) {
  private static final String CONTACT_POINTS = "cassandra.contact_points";
  private static final String LOCAL_DATACENTER = "cassandra.local_datacenter";
  private static final String JMX_PORT = "load.jmx_port";
  private static final String JMX_PASSWORD_FILE = "load.jmx_password_file";
  private static final String BOOTSTRAP_SERVERS = "kafka.bootstrap_servers";
  private static final String REGISTRY_URL = "schema.registry.url";

  /** The services that run on this machine: all but those that settings name elsewhere. */
  public static Set<Service> services(Settings settings) {
    Set<Service> services = EnumSet.allOf(Service.class);
    if (settings.text(CONTACT_POINTS).isPresent()) {
      services.remove(Service.CASSANDRA);
    }
    if (settings.text(BOOTSTRAP_SERVERS).isPresent()) {
      services.remove(Service.KAFKA);
    }
    if (settings.text(REGISTRY_URL).isPresent()) {
      services.remove(Service.REGISTRY);
    }
    return services;
  }

  /**
   * Fails if there is a setting {@code embedded.…} that is none of ours.
   *
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID}
   */
  public void failOnUnknown() {
    Jvm.failOnUnknown(settings);
  }

  /**
   * The plan of one service. Its folder must exist, as ports may have to be chosen.
   *
   * @throws EnergyException with {@link ErrorCode#FILE_UNREADABLE} if its program is missing, or
   *     {@link ErrorCode#SETTING_INVALID}
   */
  public ServicePlan of(Service service) {
    Jvm jvm = Jvm.of(service, settings);
    return switch (service) {
      case CASSANDRA -> new CassandraPlan(installation.classPath(service), folder, jvm);
      case KAFKA -> new KafkaPlan(installation.classPath(service), folder, jvm);
      case REGISTRY -> new SchemaRegistryPlan(installation.registryJar(), folder, jvm);
      case SERVER -> {
        Settings all = settingsWithStores();
        yield new ServerPlan(installation.serverJar(), installation.home(), folder, jvm, all);
      }
      case LOADER -> new LoaderPlan(installation, folder, jvm, settings);
    };
  }

  /**
   * The settings, with the place of each store that runs, or would run, on this machine, and the
   * file with its password.
   */
  public Settings settingsWithStores() {
    Ports ports = Ports.of(folder);
    Map<String, String> stores = new HashMap<>();
    if (settings.text(CONTACT_POINTS).isEmpty()) {
      stores.put(CONTACT_POINTS, ServicePlan.text(ports.address(Ports.CASSANDRA_NATIVE)));
      stores.put(LOCAL_DATACENTER, "datacenter1");
      stores.put(JMX_PORT, Integer.toString(ports.address(Ports.CASSANDRA_JMX).getPort()));
      stores.put("cassandra.tls", "false");
      stores.put("cassandra.password", "");
      putLogin(stores, "cassandra", Service.CASSANDRA);
      stores.put(JMX_PASSWORD_FILE, new StorePasswords(folder).jmxPasswordFile().toString());
    }
    if (settings.text(BOOTSTRAP_SERVERS).isEmpty()) {
      stores.put(BOOTSTRAP_SERVERS, ServicePlan.text(ports.address(Ports.KAFKA_CLIENT)));
      stores.put("kafka.security_protocol", "SASL_PLAINTEXT");
      stores.put("kafka.sasl_mechanism", "PLAIN");
      putLogin(stores, "kafka", Service.KAFKA);
    }
    if (settings.text(REGISTRY_URL).isEmpty()) {
      stores.put(REGISTRY_URL, SchemaRegistryPlan.url(ports.address(Ports.REGISTRY_HTTP)));
      putLogin(stores, "schema.registry", Service.REGISTRY);
    }
    return settings.with(stores);
  }

  private void putLogin(Map<String, String> stores, String prefix, Service store) {
    stores.put(prefix + ".username", StorePasswords.USER);
    stores.put(
        prefix + ".password_file", new StorePasswords(folder).passwordFile(store).toString());
  }
}
