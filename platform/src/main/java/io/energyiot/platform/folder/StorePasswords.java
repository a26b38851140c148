package io.energyiot.platform.folder;

import io.energyiot.platform.service.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The passwords of the stores of one data folder, a file each for the folder's owner alone. They
 * are made when they are first asked for, and kept. Beside them lie files that hand them to the
 * tools of others.
 */
public record StorePasswords(DataFolder folder) {
  /** The name that goes with each password. */
  public static final String USER = "energy";

  private static final int BYTES = 32;

  /** The file with a store's password. Need not exist yet. */
  public Path passwordFile(Service store) {
    return file(store.id() + ".password");
  }

  /** Whether a store has been given a password: whether it asks for one if it runs. */
  public boolean has(Service store) {
    return Files.exists(passwordFile(store));
  }

  /** A store's password. */
  public String password(Service store) {
    try {
      if (!has(store)) {
        write(store.id() + ".password", random() + "\n");
      }
      return Files.readString(passwordFile(store)).strip();
    } catch (IOException e) {
      throw folder.unusable(e);
    }
  }

  /**
   * The file with the name and the password for Cassandra's JMX, as the JDK and {@code nodetool}
   * have it: on a line, with a blank between them. Need not exist yet.
   */
  public Path jmxPasswordFile() {
    return file("jmx.password");
  }

  /** Makes the password for Cassandra's JMX, unless there is one. */
  public void makeJmxPassword() {
    if (!Files.exists(jmxPasswordFile())) {
      write("jmx.password", USER + " " + random() + "\n");
    }
  }

  /** Writes a file that hands a password to a tool of others. */
  public Path write(String name, String text) {
    folder.write(file(name), text);
    return file(name);
  }

  private Path file(String name) {
    return folder.credentials().resolve(name);
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
