package io.energyiot.cli.shell;

import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.jobs.SqlAnswer;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Runs a shell on what standard input is: a terminal or a pipe. */
public final class ShellInput {
  private static final String HISTORY = "sql.history";

  private ShellInput() {}

  /**
   * Returns when the input ends or the user leaves.
   *
   * @param form of the answers
   * @throws EnergyException with {@link ErrorCode#SERVER_UNAVAILABLE} if the system does not run,
   *     or, with a pipe, with the code of the first statement that fails
   */
  @SuppressWarnings("SystemConsoleNull") // so it is on the JDK 17 that the build asks for
  public static void run(SystemOptions options, SqlAnswer form, PrintWriter out) {
    options.runningSettings(); // not only at the first statement
    if (System.console() == null) {
      new SqlShell(new ShellStatements(options, form, out), out)
          .take(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      return;
    }
    try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
      onTerminal(terminal, options, form);
    } catch (IOException e) {
      throw new UncheckedIOException("the terminal can't be used", e);
    }
  }

  /** Returns when the user leaves. */
  static void onTerminal(Terminal terminal, SystemOptions options, SqlAnswer form) {
    PrintWriter out = terminal.writer();
    out.println("Spark SQL over all meters; \\help for help, \\q to leave");
    ShellStatements statements = new ShellStatements(options, form, out);
    Path history = options.folder().path().resolve(HISTORY);
    new SqlTerminal(terminal, new SqlShell(statements.cancelledBy(terminal), out), history).run();
  }
}
