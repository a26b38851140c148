package io.energyiot.server;

import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.util.Map;

/**
 * The server's process. Its settings are in the file that the system property {@code energy.config}
 * or the environment variable {@code ENERGY_CONFIG} names.
 */
@QuarkusMain
public final class EnergyServer {
  private EnergyServer() {}

  /** Starts the server and returns when it has stopped. */
  public static void main(String[] arguments) {
    try {
      ServerSettings server = ServerSettings.from(settings());
      System.setProperty("quarkus.http.host", server.host());
      System.setProperty("quarkus.http.port", Integer.toString(server.port()));
      System.setProperty(
          "quarkus.http.limits.max-body-size", Integer.toString(server.mostBodyBytes()));
    } catch (EnergyException e) {
      System.err.println("ERROR " + e.code() + ": " + e.getMessage());
      System.exit(2);
    }
    Quarkus.run(arguments);
  }

  /** The settings of this process. */
  static Settings settings() {
    String file = System.getProperty("energy.config", System.getenv("ENERGY_CONFIG"));
    return file == null ? Settings.of(Map.of(), "no settings file") : Settings.read(Path.of(file));
  }
}
