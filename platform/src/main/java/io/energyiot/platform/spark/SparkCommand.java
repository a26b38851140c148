package io.energyiot.platform.spark;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.installation.ClassArchive;
import io.energyiot.platform.installation.Installation;
import io.energyiot.platform.process.JavaProcess;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The command line of the process that runs Spark. */
public final class SparkCommand {
  private static final String MAIN = "io.energyiot.analytics.AnalyticsMain";

  /** Parts of the JDK that Spark uses although they are closed since Java 16. */
  private static final List<String> OPENED =
      List.of(
          "java.base/java.io",
          "java.base/java.lang",
          "java.base/java.lang.invoke",
          "java.base/java.lang.reflect",
          "java.base/java.net",
          "java.base/java.nio",
          "java.base/java.util",
          "java.base/java.util.concurrent",
          "java.base/java.util.concurrent.atomic",
          "java.base/jdk.internal.ref",
          "java.base/sun.nio.ch",
          "java.base/sun.nio.cs",
          "java.base/sun.security.action",
          "java.base/sun.util.calendar",
          "java.security.jgss/sun.security.krb5");

  private SparkCommand() {}

  /**
   * Arguments of {@code java} that another program needs to run on our Spark: what Spark opens in
   * the JDK, and a class path.
   *
   * @param folder the program's jars, which come after those of Spark
   * @throws EnergyException with {@link ErrorCode#FILE_UNREADABLE} if there are none of Spark
   */
  public static List<String> ofOther(Installation installation, Path folder) {
    String classPath = installation.sparkClassPath() + File.pathSeparator + folder.resolve("*");
    return Stream.concat(opened(), Stream.of("-cp", classPath)).toList();
  }

  private static Stream<String> opened() {
    return OPENED.stream().map(each -> "--add-opens=" + each + "=ALL-UNNAMED");
  }

  /**
   * Arguments of {@code java} for the process.
   *
   * @param classes options that say where its classes come from
   * @param log the file of Spark's log
   * @param arguments its own; none for a process of one job
   */
  static List<String> of(String classPath, List<String> classes, Path log, List<String> arguments) {
    List<String> all = options(classPath, classes, log);
    all.add(MAIN);
    all.addAll(arguments);
    return all;
  }

  /**
   * A command line of the process, but for the class that it runs, which only leaves its classes.
   *
   * @param log the file of Spark's log
   * @throws EnergyException with {@link ErrorCode#FILE_UNREADABLE} if its jars are missing
   */
  public static List<String> rehearsing(Installation installation, ClassArchive classes, Path log) {
    List<String> command = new ArrayList<>(List.of(JavaProcess.program()));
    command.addAll(options(installation.analyticsClassPath(), classes.options(), log));
    return command;
  }

  private static List<String> options(String classPath, List<String> classes, Path log) {
    List<String> all = new ArrayList<>(opened().toList());
    all.addAll(classes);
    all.addAll(JavaProcess.SHORT_LIVED);
    all.addAll(
        List.of(
            "-XX:MaxRAMPercentage=25",
            "-XX:+UseParallelGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+DisplayVMOutputToStderr", // standard output is for replies
            "-Dfile.encoding=UTF-8",
            "-Dsun.rmi.transport.tcp.responseTimeout=60000", // Cassandra may hang
            "-Denergy.log=" + log,
            "-cp",
            classPath));
    return all;
  }
}
