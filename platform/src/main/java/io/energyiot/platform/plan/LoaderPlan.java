package io.energyiot.platform.plan;

import io.energyiot.jobs.JobSocket;
import io.energyiot.model.config.Settings;
import io.energyiot.platform.folder.DataFolder;
import io.energyiot.platform.installation.Installation;
import io.energyiot.platform.service.Service;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The loader, which finds the stores by the settings as a command does.
 *
 * @param settings the user's
 */
record LoaderPlan(Installation installation, DataFolder folder, Jvm jvm, Settings settings)
    implements ServicePlan {
  private static final String MAIN = "io.energyiot.loader.LoaderMain";
  private static final String SOCKET = "door.sock";

  /** Loads fastest; with these bounds, it gives memory back when the loader has nothing to do. */
  private static final String COLLECTOR = "-XX:+UseParallelGC";

  private static final List<String> GIVING_BACK =
      List.of("-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=30");

  @Override
  public Service service() {
    return Service.LOADER;
  }

  /** A socket in the folder if the system takes so long a path, else in one made for it. */
  @Override
  public SocketAddress address() {
    Path usual = folder.of(service()).resolve(SOCKET);
    try {
      return UnixDomainSocketAddress.of(JobSocket.fits(usual) ? usual : elsewhere());
    } catch (IOException e) {
      throw folder.unusable(e);
    }
  }

  private Path elsewhere() throws IOException {
    Path note = folder.of(service()).resolve("door");
    if (Files.exists(note)) {
      Path known = Path.of(Files.readString(note));
      if (isOurs(known.getParent())) {
        return known;
      }
    }
    Path made = Files.createTempDirectory("energy").resolve(SOCKET);
    folder.write(note, made.toString());
    return made;
  }

  private boolean isOurs(Path place) throws IOException {
    return Files.isDirectory(place)
        && Files.getOwner(place).equals(Files.getOwner(folder.of(service())));
  }

  @Override
  public Map<String, InetSocketAddress> listens() {
    return Map.of();
  }

  @Override
  public List<String> configure() {
    folder.write(folder.loaderSettingsFile(), settings.asMap());
    List<String> command = new ArrayList<>(GIVING_BACK);
    command.add(Jvm.smallYoung(jvm.heapMiB()));
    command.addAll(jvm.optionsWith(COLLECTOR));
    command.addAll(
        List.of(
            "-Dlogback.configurationFile=loader-logback.xml",
            "-Denergy.log=" + folder.log(service()),
            "-cp",
            installation.classPath(service()),
            MAIN,
            installation.home().toString(),
            folder.path().toString(),
            folder.loaderSettingsFile().toString(),
            address().toString()));
    return command;
  }
}
