package io.energyiot.bulk.process;

import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Where the Cassandra of this machine answers JMX.
 *
 * @param port of 127.0.0.1; 0 if no Cassandra runs here
 * @param passwordFile a file with a name and a password on a line, with a blank between them; null
 *     if Cassandra wants none
 */
public record NodeJmx(int port, String passwordFile) implements Serializable {
  /**
   * Takes the settings {@code load.jmx_port} and {@code load.jmx_password_file}.
   *
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID}
   */
  public static NodeJmx from(Settings settings) {
    return of(
        settings.integer("load.jmx_port", 0, 0, 65_535),
        settings.text("load.jmx_password_file").map(Path::of));
  }

  /** Takes the path of the file. */
  public static NodeJmx of(int port, Optional<Path> passwordFile) {
    return new NodeJmx(port, passwordFile.map(Path::toString).orElse(null));
  }

  /**
   * Connects. How long an answer may take is an option of the whole process, {@code
   * sun.rmi.transport.tcp.responseTimeout}.
   *
   * @throws IOException if the file can't be read, or nobody answers
   * @throws SecurityException if the password is wrong
   */
  @SuppressWarnings("BanJNDI") // the address is our own, of this machine
  public JMXConnector connect() throws IOException {
    String address = "service:jmx:rmi:///jndi/rmi://127.0.0.1:%d/jmxrmi".formatted(port);
    return JMXConnectorFactory.connect(new JMXServiceURL(address), login());
  }

  private Map<String, ?> login() throws IOException {
    if (passwordFile == null) {
      return Map.of();
    }
    String both = Files.readString(Path.of(passwordFile)).strip();
    return Map.of(JMXConnector.CREDENTIALS, both.split("\\s+", 2));
  }
}
