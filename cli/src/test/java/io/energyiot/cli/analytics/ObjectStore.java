package io.energyiot.cli.analytics;

import static io.energyiot.platform.fixture.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.platform.folder.DataFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A store that speaks S3's API, checks signatures and keeps all in memory. The data folder's guard
 * ends it if nobody else does.
 */
final class ObjectStore implements AutoCloseable {
  static final String SECRET = "only-for-this-test";

  private static final String HOST = "127.0.0.1";
  private static final Path JAR =
      Path.of(System.getProperty("basedir", ""), "target", "object-store", "s3proxy.jar");
  private static final Pattern KEY = Pattern.compile("<Key>(.*?)</Key>");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Path path;
  private final int port;
  private final Process process;

  private ObjectStore(Path path, int port, Process process) {
    this.path = path;
    this.port = port;
    this.process = process;
  }

  /** Starts one in a data folder that is there, and returns when it takes connections. */
  static ObjectStore start(DataFolder folder, String bucket)
      throws IOException, InterruptedException {
    Path path = folder.path().resolve("objects");
    Files.createDirectories(path);
    int port = freePort();
    Path settings = path.resolve("s3proxy.properties");
    Files.write(settings, settings(port));
    writeCredentials(path.resolve("credentials"), SECRET);
    writeCredentials(path.resolve("wrong"), "another-secret");
    Path log = folder.path().resolve("log").resolve("objects.log");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "-jar",
            JAR.toString(),
            "--properties",
            settings.toString());
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Path runFile = folder.path().resolve("run").resolve("objects.pid");
    Files.writeString(runFile, "pid=" + process.pid() + "\n"); // by which the folder's guard kills
    await("the object store, which logs to " + log).until(() -> answers(port));
    ObjectStore store = new ObjectStore(path, port, process);
    store.ask("PUT", "/" + bucket, "", HttpRequest.BodyPublishers.noBody());
    return store;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static List<String> settings(int port) {
    return List.of(
        "s3proxy.endpoint=http://" + HOST + ":" + port,
        "s3proxy.authorization=aws-v2-or-v4",
        "s3proxy.identity=tester",
        "s3proxy.credential=" + SECRET,
        "jclouds.provider=transient",
        "jclouds.identity=none",
        "jclouds.credential=none");
  }

  private static void writeCredentials(Path file, String secret) throws IOException {
    Files.write(
        file,
        List.of("[default]", "aws_access_key_id = tester", "aws_secret_access_key = " + secret));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Its address. */
  String endpoint() {
    return "http://" + HOST + ":" + port;
  }

  /** A file with what it lets in. */
  Path credentials() {
    return path.resolve("credentials");
  }

  /** A file with what it refuses. */
  Path wrongCredentials() {
    return path.resolve("wrong");
  }

  /** The keys of a bucket's objects that begin with {@code prefix}, without those of folders. */
  List<String> keys(String bucket, String prefix) throws IOException, InterruptedException {
    return KEY.matcher(get("/" + bucket, "?prefix=" + prefix))
        .results()
        .map(found -> found.group(1))
        .filter(key -> !key.endsWith("/"))
        .toList();
  }

  /** The text that an object is. */
  String text(String bucket, String key) throws IOException, InterruptedException {
    return get("/" + bucket + "/" + key, "");
  }

  /** Makes a file an object. */
  void put(Path file, String bucket, String key) throws IOException, InterruptedException {
    ask("PUT", "/" + bucket + "/" + key, "", HttpRequest.BodyPublishers.ofFile(file));
  }

  private String get(String resource, String query) throws IOException, InterruptedException {
    return ask("GET", resource, query, HttpRequest.BodyPublishers.noBody());
  }

  private String ask(String method, String resource, String query, HttpRequest.BodyPublisher body)
      throws IOException, InterruptedException {
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(endpoint() + resource + query))
            .method(method, body)
            .header("Date", date)
            .header("Authorization", "AWS tester:" + signature(method, date, resource))
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  /** Of AWS's version 2. */
  private static String signature(String method, String date, String resource) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      String text = method + "\n\n\n" + date + "\n" + resource;
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
