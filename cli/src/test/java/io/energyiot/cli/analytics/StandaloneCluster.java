package io.energyiot.cli.analytics;

import static io.energyiot.platform.fixture.Await.await;

import io.energyiot.platform.fixture.TestFolders;
import io.energyiot.platform.folder.DataFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A master and workers of Spark on this machine, from Spark's jars alone, which let nobody in who
 * does not know a secret. The data folder's guard ends them if nobody else does.
 */
final class StandaloneCluster implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final String MASTER = "org.apache.spark.deploy.master.Master";
  private static final String WORKER = "org.apache.spark.deploy.worker.Worker";
  private static final String SECRET = "a secret of this test";
  private static final Path HOME = TestFolders.installation().home().resolve("spark");

  private final DataFolder folder;
  private final int port;
  private final List<Process> processes = new ArrayList<>();

  private StandaloneCluster(DataFolder folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** Starts one in a data folder that is there, and returns when all workers are known. */
  static StandaloneCluster start(DataFolder folder, int workers)
      throws IOException, InterruptedException {
    StandaloneCluster cluster = new StandaloneCluster(folder, freePort());
    Files.createDirectories(cluster.path());
    Files.writeString(
        cluster.path().resolve("spark.properties"),
        "spark.authenticate=true\nspark.network.crypto.enabled=true\nspark.authenticate.secret="
            + SECRET);
    Files.writeString(cluster.secretFile(), SECRET);
    cluster.start("master", MASTER, "--port", Integer.toString(cluster.port));
    cluster.awaitPrinted("master", "I have been elected leader");
    for (int i = 0; i < workers; i++) {
      String name = "worker" + i;
      String work = cluster.work(i).toString();
      cluster.start(
          name, WORKER, "--cores", "1", "--memory", "1g", "--work-dir", work, cluster.url());
      cluster.awaitPrinted(name, "Successfully registered with master");
    }
    return cluster;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Path path() {
    return folder.path().resolve("spark");
  }

  /** The master's address. */
  String url() {
    return "spark://" + HOST + ":" + port;
  }

  /** A file with the secret. */
  Path secretFile() {
    return path().resolve("secret");
  }

  /** Where a worker's executors run, a folder each in a folder for each application. */
  Path work(int worker) {
    return path().resolve("work" + worker);
  }

  private Path log(String name) {
    return folder.path().resolve("log").resolve("spark-" + name + ".log");
  }

  private void start(String name, String main, String... more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-cp", HOME + "/jars/*", main));
    command.addAll(List.of("--host", HOST, "--webui-port", "0"));
    command.addAll(List.of("--properties-file", path().resolve("spark.properties").toString()));
    command.addAll(List.of(more));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log(name).toFile());
    builder.environment().put("SPARK_HOME", HOME.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", HOST);
    builder.environment().put("SPARK_LOCAL_DIRS", path().toString());
    builder.environment().put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1"); // executors' too
    Process process = builder.start();
    processes.add(process);
    Path runFile = folder.path().resolve("run").resolve("spark-" + name + ".pid");
    Files.writeString(runFile, "pid=" + process.pid() + "\n"); // by which the folder's guard kills
  }

  private void awaitPrinted(String name, String printed) {
    await("'" + printed + "' in " + log(name))
        .until(() -> Files.readString(log(name)).contains(printed));
  }

  /** Workers end their executors. */
  @Override
  public void close() {
    processes.forEach(Process::destroy);
    processes.forEach(process -> process.onExit().join());
  }
}
