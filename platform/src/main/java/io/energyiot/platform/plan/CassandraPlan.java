package io.energyiot.platform.plan;

import io.energyiot.platform.folder.DataFolder;
import io.energyiot.platform.folder.Ports;
import io.energyiot.platform.folder.StorePasswords;
import io.energyiot.platform.service.Service;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A single Cassandra node. */
record CassandraPlan(String classPath, DataFolder folder, Jvm jvm) implements ServicePlan {
  private static final String RESOURCES = "cassandra/";
  private static final String MAIN = "org.apache.cassandra.service.CassandraDaemon";

  /** Options that open to Cassandra's code what it needs of the JDK. */
  static List<String> accessOptions() {
    return Template.read(RESOURCES + "jvm.options")
        .lines()
        .filter(line -> line.startsWith("--add"))
        .toList();
  }

  @Override
  public Service service() {
    return Service.CASSANDRA;
  }

  @Override
  public InetSocketAddress address() {
    return Ports.of(folder).address(Ports.CASSANDRA_NATIVE);
  }

  @Override
  public Map<String, InetSocketAddress> listens() {
    Ports ports = Ports.of(folder);
    Map<String, InetSocketAddress> listens = new TreeMap<>();
    for (String name :
        List.of(Ports.CASSANDRA_NATIVE, Ports.CASSANDRA_STORAGE, Ports.CASSANDRA_JMX)) {
      listens.put(name + " in " + folder.portsFile(), ports.address(name));
    }
    return listens;
  }

  @Override
  public List<String> configure() {
    Path conf = folder.of(service()).resolve("conf");
    Ports ports = Ports.of(folder);
    Path yaml = conf.resolve("cassandra.yaml");
    Map<String, ?> values =
        Map.of(
            "native_port", ports.address(Ports.CASSANDRA_NATIVE).getPort(),
            "storage_port", ports.address(Ports.CASSANDRA_STORAGE).getPort(),
            "compactors", Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    folder.write(yaml, Template.fill(RESOURCES + "cassandra.yaml", values));
    Path logback = conf.resolve("logback.xml");
    folder.write(logback, Template.read(RESOURCES + "logback.xml"));
    Path options = conf.resolve("jvm.options");
    folder.write(options, Template.read(RESOURCES + "jvm.options"));

    List<String> command = new ArrayList<>(List.of("@" + options));
    command.addAll(jvm.options());
    command.addAll(access());
    command.addAll(
        List.of(
            "-Dcassandra.config=" + yaml.toUri(),
            "-Dcassandra.storagedir=" + folder.of(service()),
            "-Dcassandra.jmx.local.port=" + ports.address(Ports.CASSANDRA_JMX).getPort(),
            "-Dlogback.configurationFile=" + logback,
            "-Denergy.log=" + folder.log(service()),
            "-cp",
            classPath,
            MAIN));
    return command;
  }

  /** Options that name the files of passwords. The passwords themselves would be seen there. */
  private List<String> access() {
    StorePasswords credentials = new StorePasswords(folder);
    String password = credentials.password(service());
    credentials.makeJmxPassword();
    credentials.write(
        "cqlsh",
        "[PlainTextAuthProvider]\nusername = %s\npassword = %s\n"
            .formatted(StorePasswords.USER, password));
    // Without "create": a bean of one's own would be code of one's own.
    Path rights = credentials.write("jmx.access", StorePasswords.USER + " readwrite\n");
    return List.of(
        "-Denergy.password_file=" + credentials.passwordFile(service()),
        "-Dcom.sun.management.jmxremote.authenticate=true",
        "-Dcom.sun.management.jmxremote.password.file=" + credentials.jmxPasswordFile(),
        "-Dcom.sun.management.jmxremote.access.file=" + rights);
  }
}
