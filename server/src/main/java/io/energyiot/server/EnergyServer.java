package io.energyiot.server;

import io.energyiot.model.error.EnergyException;
import io.energyiot.server.access.AccessSettings;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

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
      ProcessSettings settings = ProcessSettings.read();
      AccessSettings access = settings.access();
      System.setProperty("quarkus.http.host", access.host());
      settings.tls().quarkusSettings(access.port()).forEach(System::setProperty);
    } catch (EnergyException e) {
      System.err.println("ERROR " + e.code() + ": " + e.getMessage());
      System.exit(e.code().type().exitStatus());
    }
    Quarkus.run(arguments);
  }
}
