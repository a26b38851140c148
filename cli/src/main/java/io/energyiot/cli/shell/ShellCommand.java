package io.energyiot.cli.shell;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** What the shell itself does. */
enum ShellCommand {
  VIEWS("\\d", "[NAME]", "list the views and their columns; with a name, its types"),
  TIMING("\\timing", "", "show how long each statement takes, or no longer"),
  HELP("\\help", "", "show this"),
  QUIT("\\q", "", "leave; Ctrl-D does so as well");

  private final String word;
  private final String argument;
  private final String does;

  ShellCommand(String word, String argument, String does) {
    this.word = word;
    this.argument = argument;
    this.does = does;
  }

  /** The words of all. */
  static Stream<String> all() {
    return Arrays.stream(values()).map(each -> each.word);
  }

  /** The command that a line begins with; empty if there is none. */
  static Optional<ShellCommand> of(String line) {
    String first = line.split("\\s+", 2)[0];
    return first.equalsIgnoreCase("exit") || first.equalsIgnoreCase("quit")
        ? Optional.of(QUIT)
        : Arrays.stream(values()).filter(each -> each.word.equals(first)).findFirst();
  }

  /** A line for help. */
  String help() {
    return "  %-12s %s".formatted((word + " " + argument).strip(), does);
  }
}
