package io.energyiot.server.tls;

import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.tls.ServerKey;
import io.energyiot.model.tls.TlsFiles;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The server's own certificate and key.
 *
 * @param files with both, or with none if the server speaks plain HTTP
 */
public record RestTls(TlsFiles files) {
  /** The name of the server's TLS in the settings of Quarkus. */
  private static final String NAME = "rest";

  private static final String CERTIFICATE = "server.tls.certificate";
  private static final String KEY = "server.tls.key";
  private static final String BEHIND_PROXY = "server.behind_proxy";

  /**
   * Takes the settings {@code server.tls.certificate}, {@code server.tls.key} and {@code
   * server.behind_proxy}.
   *
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID} if the files can't be used, or
   *     the server would take tokens from a network without TLS
   */
  public static RestTls from(Settings settings) {
    Optional<Path> certificate = settings.text(CERTIFICATE).map(Path::of);
    Optional<Path> key = settings.text(KEY).map(Path::of);
    if (certificate.isPresent() != key.isPresent()) {
      boolean hasKey = key.isPresent();
      throw settings.invalid(
          hasKey ? CERTIFICATE : KEY, "to be set together with " + (hasKey ? KEY : CERTIFICATE));
    }
    boolean behindProxy = settings.flag(BEHIND_PROXY, false);
    if (certificate.isEmpty() && !behindProxy && !isLoopback(settings)) {
      throw settings.invalid(
          CERTIFICATE,
          "a PEM file, as server.host is no loopback address and tokens could be read on the network;"
              + " or set "
              + BEHIND_PROXY
              + "=true if a proxy in front speaks TLS");
    }
    RestTls taken = new RestTls(new TlsFiles(Optional.empty(), certificate, key));
    if (taken.isOn()) {
      new ServerKey(certificate.orElseThrow(), key.orElseThrow()); // fails now and not later
    }
    return taken;
  }

  private static boolean isLoopback(Settings settings) {
    try {
      return InetAddress.getByName(settings.text("server.host", "127.0.0.1")).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw settings.invalid("server.host", "an address of this machine");
    }
  }

  /** Whether the server speaks TLS, and nothing else. */
  public boolean isOn() {
    return files.key().isPresent();
  }

  /** The settings of Quarkus that make it so. */
  public Map<String, String> quarkusSettings(int port) {
    return isOn()
        ? Map.of(
            "quarkus.http.ssl-port",
            Integer.toString(port),
            "quarkus.http.insecure-requests",
            "disabled",
            "quarkus.http.tls-configuration-name",
            NAME,
            "quarkus.http.http2",
            "true",
            "quarkus.tls." + NAME + ".protocols",
            "TLSv1.3,TLSv1.2",
            "quarkus.tls." + NAME + ".key-store.pem.0.cert",
            path(files.certificate()),
            "quarkus.tls." + NAME + ".key-store.pem.0.key",
            path(files.key()))
        : Map.of("quarkus.http.port", Integer.toString(port));
  }

  private static String path(Optional<Path> file) {
    return file.orElseThrow().toAbsolutePath().toString();
  }
}
