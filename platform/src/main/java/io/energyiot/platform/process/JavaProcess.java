package io.energyiot.platform.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Another Java program, run by the Java that runs this one.
 *
 * @param arguments what follows {@code java}
 * @param folder its working folder; a crash of the virtual machine leaves its report there
 * @param output the file that takes what it prints, replaced at each start
 */
public record JavaProcess(List<String> arguments, Path folder, Path output) {
  /** Becomes the program that follows it, whose files are for their owner alone. */
  private static final List<String> OWNERS_FILES =
      List.of("/bin/sh", "-c", "umask 077 && exec \"$@\"", "sh");

  /**
   * Starts it in a session of its own where the system has {@code setsid}, so that neither Ctrl-C
   * nor the end of the terminal reaches it. {@code setsid} becomes the program and keeps the pid.
   */
  public Process startDetached() throws IOException {
    List<String> command = new ArrayList<>();
    setsid().ifPresent(command::add);
    command.addAll(command());
    return start(command);
  }

  /** Starts it as part of this program. */
  public Process start() throws IOException {
    return start(command());
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(Path.of(OWNERS_FILES.get(0)))) {
      command.addAll(OWNERS_FILES);
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    return command;
  }

  private Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectInput(new File("/dev/null"))
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  private static Optional<String> setsid() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(path.split(Pattern.quote(File.pathSeparator)))
        .map(folder -> Path.of(folder, "setsid"))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }
}
