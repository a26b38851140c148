package io.energyiot.cli.shell;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Reads statements, each up to its semicolon, and commands of the shell, a line each. */
final class StatementReader {
  /** Characters; a longer statement is a mistake, such as a file that is no SQL. */
  private static final int MAX_LENGTH = 1_000_000;

  private final Reader in;

  StatementReader(Reader in) {
    this.in = in;
  }

  /** Whether {@code text} ends where a statement or a command ends. */
  static boolean isComplete(String text) {
    if (isCommand(text.strip())) {
      return true;
    }
    SqlScanner scanner = new SqlScanner();
    text.chars().forEach(each -> scanner.ends((char) each));
    return !scanner.isOpen();
  }

  /** Whether it is for the shell and not for Spark. */
  static boolean isCommand(String statement) {
    return statement.startsWith("\\")
        || statement.equalsIgnoreCase("exit")
        || statement.equalsIgnoreCase("quit");
  }

  /**
   * The next one, without its semicolon; empty at the end. The last one needs no semicolon.
   *
   * @throws EnergyException with {@link ErrorCode#SQL_INVALID} if it is too long
   */
  Optional<String> next() {
    SqlScanner scanner = new SqlScanner();
    StringBuilder text = new StringBuilder();
    try {
      for (int next = in.read(); next >= 0; next = in.read()) {
        boolean begun = scanner.hasBegun();
        boolean ends = scanner.ends((char) next);
        if ((begun && ends) || (next == '\n' && isCommand(text.toString().strip()))) {
          return Optional.of(text.toString().strip());
        }
        if (ends) { // nothing but blanks and comments
          text.setLength(0);
        } else {
          append(text, (char) next);
        }
      }
      return Optional.of(text.toString().strip()).filter(any -> scanner.hasBegun());
    } catch (IOException e) {
      throw new UncheckedIOException("standard input can't be read", e);
    }
  }

  private static void append(StringBuilder text, char next) {
    if (text.length() == MAX_LENGTH) {
      throw new EnergyException(
          ErrorCode.SQL_INVALID, "a statement has more than " + MAX_LENGTH + " characters");
    }
    text.append(next);
  }
}
