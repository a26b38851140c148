package io.energyiot.platform.plan;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.folder.DataFolder;
import io.energyiot.platform.folder.Ports;
import io.energyiot.platform.folder.StorePasswords;
import io.energyiot.platform.process.JavaProcess;
import io.energyiot.platform.process.LogExcerpt;
import io.energyiot.platform.process.Pause;
import io.energyiot.platform.service.Service;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A single Kafka node, broker and controller in one process. */
record KafkaPlan(String classPath, DataFolder folder, Jvm jvm) implements ServicePlan {
  private static final String RESOURCES = "kafka/";

  @Override
  public Service service() {
    return Service.KAFKA;
  }

  @Override
  public InetSocketAddress address() {
    return Ports.of(folder).address(Ports.KAFKA_CLIENT);
  }

  @Override
  public Map<String, InetSocketAddress> listens() {
    Ports ports = Ports.of(folder);
    Map<String, InetSocketAddress> listens = new TreeMap<>();
    for (String name : List.of(Ports.KAFKA_CLIENT, Ports.KAFKA_CONTROLLER)) {
      listens.put(name + " in " + folder.portsFile(), ports.address(name));
    }
    return listens;
  }

  @Override
  public List<String> configure() {
    Ports ports = Ports.of(folder);
    Path file = conf().resolve("kafka.properties");
    Map<String, ?> values =
        Map.of(
            "client_port", ports.address(Ports.KAFKA_CLIENT).getPort(),
            "controller_port", ports.address(Ports.KAFKA_CONTROLLER).getPort(),
            "data", escaped(data()));
    folder.write(file, Template.fill(RESOURCES + "kafka.properties", values));
    folder.write(conf().resolve("log4j2.xml"), Template.read(RESOURCES + "log4j2.xml"));
    writeAccess();
    if (!Files.exists(data().resolve("meta.properties"))) {
      format(file);
    }
    return command("kafka.Kafka", file.toString());
  }

  /** Writes the password where Kafka reads it, and where its tools do. */
  private void writeAccess() {
    StorePasswords credentials = new StorePasswords(folder);
    Map<String, ?> values =
        Map.of("user", StorePasswords.USER, "password", credentials.password(service()));
    folder.write(login(), Template.fill(RESOURCES + "login.conf", values));
    credentials.write("kafka.properties", Template.fill(RESOURCES + "client.properties", values));
  }

  /**
   * Writes a path so that Kafka reads the same one. Kafka reads properties as Latin-1, and takes a
   * comma for the end of a folder.
   */
  private String escaped(Path path) {
    StringBuilder text = new StringBuilder();
    for (char c : path.toString().toCharArray()) {
      if (c == ',') {
        throw folder.unusable(new IOException("Kafka takes no comma in a path"));
      }
      boolean plain = c < 0x7f && c != '\\';
      text.append(plain ? Character.toString(c) : String.format(Locale.ROOT, "\\u%04x", (int) c));
    }
    return text.toString();
  }

  /** Puts the id that Kafka needs into its empty folder. */
  private void format(Path file) {
    UUID random = UUID.randomUUID();
    ByteBuffer id = ByteBuffer.allocate(16);
    id.putLong(random.getMostSignificantBits()).putLong(random.getLeastSignificantBits());
    String cluster = Base64.getUrlEncoder().withoutPadding().encodeToString(id.array());
    List<String> tool =
        command(
            "kafka.tools.StorageTool",
            "format",
            "--ignore-formatted",
            "--cluster-id=" + cluster,
            "--config=" + file);
    Path output = folder.output(service());
    try {
      int exit = new JavaProcess(tool, folder.of(service()), output).start().waitFor();
      if (exit != 0) {
        throw new EnergyException(
            ErrorCode.CHILD_FAILED,
            "Kafka's folder could not be prepared, exit code "
                + exit
                + "; it printed in "
                + output
                + ": "
                + String.join("\n  ", LogExcerpt.ofAll(output).end()));
      }
    } catch (IOException e) {
      throw folder.unusable(e);
    } catch (InterruptedException e) {
      throw Pause.interrupted();
    }
  }

  private List<String> command(String main, String... arguments) {
    List<String> command = new ArrayList<>(jvm.options());
    command.addAll(
        List.of(
            "-Dlog4j2.configurationFile=" + conf().resolve("log4j2.xml"),
            "-Denergy.log=" + folder.log(service()),
            "-Djava.security.auth.login.config=" + login(),
            "-cp",
            classPath,
            main));
    command.addAll(List.of(arguments));
    return command;
  }

  private Path conf() {
    return folder.of(service()).resolve("conf");
  }

  private Path login() {
    return conf().resolve("login.conf");
  }

  private Path data() {
    return folder.of(service()).resolve("data");
  }
}
