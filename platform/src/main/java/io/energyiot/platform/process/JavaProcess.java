package io.energyiot.platform.process;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Another Java program, run by the Java that runs this one.
 *
 * @param arguments what follows {@code java}
 * @param folder its working folder; a crash of the virtual machine leaves its report there
 * @param output the file that takes what it prints
 */
public record JavaProcess(List<String> arguments, Path folder, Path output) {
  /**
   * Options for a program that runs for seconds. It loses more by compiling than it gains, so only
   * code ten times as hot as usual goes to the second compiler: a load of 10 million readings takes
   * 4 s instead of 5, and a statement of Spark a quarter less processor time.
   */
  public static final List<String> SHORT_LIVED =
      List.of(
          "-XX:Tier4InvocationThreshold=50000",
          "-XX:Tier4MinInvocationThreshold=6000",
          "-XX:Tier4CompileThreshold=100000",
          "-XX:Tier4BackEdgeThreshold=400000");

  private static final String AGAIN =
      """
      umask 077
      ulimit -c 0
      pause=1
      while [ -e "$0" ]; do
        "$@" && exit
        sleep $pause
        [ $pause -ge 60 ] || pause=$((pause + 1))
      done
      """;

  /** A shell that becomes the program after it, with files for their owner alone. */
  private static final List<String> OWNERS_FILES =
      List.of("/bin/sh", "-c", "umask 077 && exec \"$@\"", "sh");

  /**
   * A program that goes on without the one that started it.
   *
   * @param shell its parent, which ends with its status
   * @param pid its own
   */
  public record Detached(Process shell, long pid) {
    /** Ends both at once. */
    public void kill() {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
      shell.destroyForcibly().onExit().join();
    }
  }

  /**
   * Starts it in a session of its own where the system has {@code setsid}, so that neither Ctrl-C
   * nor the end of the terminal reaches it. What it prints is added to the output file.
   *
   * @param exit where its parent, a shell, writes down how it ends
   */
  public Detached startDetached(ExitFile exit) throws IOException {
    List<String> command = new ArrayList<>();
    program("setsid").ifPresent(command::add);
    command.addAll(List.of("/bin/sh", "-c", ExitFile.SCRIPT, exit.path().toString()));
    command.addAll(java());
    Files.deleteIfExists(exit.path());
    new OutputFile(output).begin();
    Process shell = start(command, Redirect.appendTo(output.toFile()));
    return new Detached(shell, pid(shell, exit));
  }

  /**
   * Starts it detached as well, but with the rights of new files that this program has, and without
   * a note of how it ends. What it prints replaces what was in the output file.
   */
  public Process startApart() throws IOException {
    List<String> command = new ArrayList<>();
    program("setsid").ifPresent(command::add);
    command.addAll(java());
    return start(command, Redirect.to(output.toFile()));
  }

  /** The same, giving way to all other programs where the system has {@code nice}. */
  public Process startInBackground() throws IOException {
    List<String> command = new ArrayList<>();
    program("setsid").ifPresent(command::add);
    program("nice").ifPresent(nice -> command.addAll(List.of(nice, "-n", "19")));
    command.addAll(java());
    return start(command, Redirect.to(output.toFile()));
  }

  /**
   * Starts it, detached as well, and again whenever it fails, as long as {@code wanted} exists.
   *
   * @return the shell that does so
   */
  public Process startWhile(Path wanted) throws IOException {
    List<String> command = new ArrayList<>();
    program("setsid").ifPresent(command::add);
    command.addAll(List.of("/bin/sh", "-c", AGAIN, wanted.toString()));
    command.addAll(java());
    new OutputFile(output).begin();
    return start(command, Redirect.appendTo(output.toFile()));
  }

  /** Kills a process whose pid can't be read, since nobody could stop it later. */
  private static long pid(Process shell, ExitFile exit) throws IOException {
    try {
      while (true) {
        boolean ended = !shell.isAlive();
        OptionalLong pid = exit.started();
        if (pid.isPresent()) {
          return pid.getAsLong();
        }
        if (ended) {
          throw new IOException("/bin/sh ended with status " + shell.exitValue());
        }
        Thread.sleep(2); // the shell writes the file as its first act
      }
    } catch (InterruptedException e) {
      kill(shell);
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a process was starting", e);
    } catch (IOException e) { // also if this thread is interrupted
      kill(shell);
      throw e;
    }
  }

  private static void kill(Process shell) {
    shell.descendants().forEach(ProcessHandle::destroyForcibly);
    shell.destroyForcibly().onExit().join();
  }

  /** Starts it as part of this program; what it prints replaces what was in the output file. */
  public Process start() throws IOException {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(Path.of(OWNERS_FILES.get(0)))) {
      command.addAll(OWNERS_FILES);
    }
    command.addAll(java());
    return start(command, Redirect.to(output.toFile()));
  }

  /** The {@code java} that runs this program. */
  public static String program() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private List<String> java() {
    List<String> command = new ArrayList<>();
    command.add(program());
    command.addAll(arguments);
    return command;
  }

  private Process start(List<String> command, Redirect to) throws IOException {
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectInput(new File("/dev/null"))
        .redirectErrorStream(true)
        .redirectOutput(to)
        .start();
  }

  /** A program of the system; empty if it has none. */
  private static Optional<String> program(String name) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(path.split(Pattern.quote(File.pathSeparator)))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }
}
