package io.energyiot.platform.supervision;

import com.sun.net.httpserver.HttpServer;
import io.energyiot.model.config.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** A program in the server's place that is ready at once and soon runs out of memory. */
final class ShortLivedServer {
  private static final String LIVES = "test.lives";

  private ShortLivedServer() {}

  /** Puts it where an installation has the server's jar. */
  static Path in(Path home) throws IOException {
    Path jar = home.resolve("server").resolve("quarkus-run.jar");
    Files.createDirectories(jar.getParent());
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, ShortLivedServer.class.getName());
    String name = ShortLivedServer.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      out.putNextEntry(new ZipEntry(name));
      ShortLivedServer.class.getResourceAsStream("/" + name).transferTo(out);
    }
    return home;
  }

  /**
   * Settings of a system with it.
   *
   * @param lives a file, without a blank in its path, that says how many milliseconds it lives
   */
  static Settings settings(int port, Path lives) {
    return Settings.of(
        Map.of(
            "server.port",
            Integer.toString(port),
            "embedded.server.heap",
            "64m",
            "embedded.server.options",
            "-XX:TieredStopAtLevel=1 -D" + LIVES + "=" + lives + " -Dtest.port=" + port),
        "test");
  }

  /** Answers every question, for some time. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int port = Integer.getInteger("test.port");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 2);
          try (OutputStream body = exchange.getResponseBody()) {
            body.write(new byte[] {'{', '}'});
          }
        });
    server.start();
    Thread.sleep(Integer.parseInt(Files.readString(Path.of(System.getProperty(LIVES)))));
    byte[][] memory = new byte[1 << 20][];
    for (int i = 0; i < memory.length; i++) {
      memory[i] = new byte[1 << 20];
    }
  }
}
