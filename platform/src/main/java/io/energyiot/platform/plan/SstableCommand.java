package io.energyiot.platform.plan;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.installation.Installation;
import io.energyiot.platform.process.JavaProcess;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of the process that writes or reads SSTables, which runs on Cassandra's jars.
 */
public final class SstableCommand {
  /** What it reads lies in the file cache, and it hands rows on as they come. */
  private static final long READING_MIB = 512;

  /** How long a Cassandra may take for a snapshot. One that stands still would never answer. */
  private static final String ANSWER_LIMIT = "-Dsun.rmi.transport.tcp.responseTimeout=240000";

  private SstableCommand() {}

  /**
   * All of it but the class that it runs. Its heap may grow as large as that of this process.
   *
   * @throws EnergyException with {@link ErrorCode#FILE_UNREADABLE} if its jars are missing
   */
  public static List<String> writing(Installation installation) {
    return writing(installation, installation.sharedClasses("bulk"));
  }

  /**
   * The same with classes from elsewhere.
   *
   * @param classes options that say where its classes come from or go
   * @throws EnergyException with {@link ErrorCode#FILE_UNREADABLE} if its jars are missing
   */
  public static List<String> writing(Installation installation, List<String> classes) {
    return of(installation, classes, Runtime.getRuntime().maxMemory() >> 20);
  }

  /**
   * The same for a process that only reads.
   *
   * @throws EnergyException with {@link ErrorCode#FILE_UNREADABLE} if its jars are missing
   */
  public static List<String> reading(Installation installation) {
    List<String> options = new ArrayList<>(installation.sharedClasses("bulk"));
    options.add(ANSWER_LIMIT);
    return of(installation, options, READING_MIB);
  }

  private static List<String> of(Installation installation, List<String> options, long mebibytes) {
    List<String> command = new ArrayList<>();
    command.add(JavaProcess.program());
    command.addAll(JavaProcess.SHORT_LIVED);
    command.addAll(options);
    command.addAll(CassandraPlan.accessOptions());
    command.add("-Xmx" + mebibytes + "m");
    command.add(Jvm.smallYoung(mebibytes));
    command.addAll(List.of("-XX:+UseParallelGC", "-XX:+ExitOnOutOfMemoryError", "-cp"));
    command.add(installation.bulkClassPath());
    return command;
  }
}
