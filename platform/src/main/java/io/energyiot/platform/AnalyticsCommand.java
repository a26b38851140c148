package io.energyiot.platform;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The command line of the process that runs Spark. */
final class AnalyticsCommand {
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

  private AnalyticsCommand() {}

  /** Options that open those parts. */
  static Stream<String> opened() {
    return OPENED.stream().map(each -> "--add-opens=" + each + "=ALL-UNNAMED");
  }

  /**
   * All of it.
   *
   * @param classes options that say where its classes come from
   * @param log the file of Spark's log
   */
  static List<String> of(String classPath, List<String> classes, Path log) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    opened().forEach(command::add);
    command.addAll(classes);
    command.addAll(Jvm.SHORT_LIVED);
    command.addAll(
        List.of(
            "-XX:MaxRAMPercentage=25",
            "-XX:+UseParallelGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+DisplayVMOutputToStderr", // standard output is for replies
            "-Dfile.encoding=UTF-8",
            "-Denergy.log=" + log,
            "-cp",
            classPath,
            MAIN));
    return command;
  }
}
