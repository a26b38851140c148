package io.energyiot.cli.shell;

import io.energyiot.model.Quoted;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes statements and commands one after the other, from wherever they come. */
final class SqlShell {
  private static final String NAME = "[\\w.`]+";

  private final Consumer<String> statements;
  private final PrintWriter out;
  private boolean timing;

  /**
   * Will have {@code statements} answered.
   *
   * @param statements prints the answer to each
   * @param out takes what the shell itself prints
   */
  SqlShell(Consumer<String> statements, PrintWriter out) {
    this.statements = statements;
    this.out = out;
  }

  /**
   * Does everything up to the end of {@code in}, or until it is told to leave.
   *
   * @return whether it goes on after that
   * @throws EnergyException with the code of the first failure; what comes after it is not done
   */
  boolean take(Reader in) {
    StatementReader reader = new StatementReader(in);
    for (Optional<String> next = reader.next(); next.isPresent(); next = reader.next()) {
      if (!take(next.get())) {
        return false;
      }
    }
    return true;
  }

  /** The same for a line, or several that belong together. */
  boolean takeLine(String line) {
    return take(new StringReader(line + "\n"));
  }

  private boolean take(String statement) {
    if (!StatementReader.isCommand(statement)) {
      answer(statement);
      return true;
    }
    Optional<ShellCommand> command = ShellCommand.of(statement);
    command.ifPresentOrElse(each -> run(each, statement), () -> failOnUnknown(statement));
    out.flush();
    return command.filter(each -> each == ShellCommand.QUIT).isEmpty();
  }

  private static void failOnUnknown(String line) {
    throw new EnergyException(
        ErrorCode.PARAMETER_INVALID, Quoted.of(line) + " is no command; \\help lists them");
  }

  private void run(ShellCommand command, String line) {
    switch (command) {
      case VIEWS -> describe(line);
      case TIMING -> {
        timing = !timing;
        out.println("timing is " + (timing ? "on" : "off"));
      }
      case HELP -> help();
      case QUIT -> {
        // the caller leaves
      }
    }
  }

  private void describe(String line) {
    String[] words = line.split("\\s+", 2);
    if (words.length == 1) {
      Arrays.stream(SqlViews.values())
          .forEach(
              view -> out.println(view.title() + "(" + String.join(", ", view.columns()) + ")"));
    } else if (words[1].strip().matches(NAME)) {
      answer("describe " + words[1].strip());
    } else {
      throw new EnergyException(
          ErrorCode.PARAMETER_INVALID,
          "a view has a name such as days, not " + Quoted.of(words[1]));
    }
  }

  private void help() {
    out.println("A statement of Spark SQL ends with a semicolon and may have several lines.");
    out.println("Each has a session of its own: SET and temporary views end with it.");
    Arrays.stream(ShellCommand.values()).forEach(each -> out.println(each.help()));
  }

  private void answer(String statement) {
    long began = System.nanoTime();
    statements.accept(statement);
    if (timing) {
      out.printf(Locale.ROOT, "%.3f s%n", (System.nanoTime() - began) / 1e9);
      out.flush();
    }
  }
}
