package io.energyiot.platform.plan;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.installation.Installation;
import io.energyiot.platform.process.JavaProcess;
import java.util.ArrayList;
import java.util.List;

/** The command line of the process that writes SSTables, which runs on Cassandra's jars. */
public final class SstableWriterCommand {
  private SstableWriterCommand() {}

  /**
   * All of it but the class that it runs. Its heap may grow as large as that of this process.
   *
   * @throws EnergyException with {@link ErrorCode#FILE_UNREADABLE} if its jars are missing
   */
  public static List<String> of(Installation installation) {
    return of(installation, installation.sharedClasses("bulk"));
  }

  /**
   * The same with classes from elsewhere.
   *
   * @param classes options that say where its classes come from or go
   * @throws EnergyException with {@link ErrorCode#FILE_UNREADABLE} if its jars are missing
   */
  public static List<String> of(Installation installation, List<String> classes) {
    List<String> command = new ArrayList<>();
    command.add(JavaProcess.program());
    command.addAll(JavaProcess.SHORT_LIVED);
    command.addAll(classes);
    command.addAll(CassandraPlan.accessOptions());
    command.add("-Xmx" + (Runtime.getRuntime().maxMemory() >> 20) + "m");
    command.addAll(List.of("-XX:+UseParallelGC", "-cp"));
    command.add(installation.bulkClassPath());
    return command;
  }
}
