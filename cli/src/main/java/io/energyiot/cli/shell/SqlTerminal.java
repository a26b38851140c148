package io.energyiot.cli.shell;

import io.energyiot.model.error.EnergyException;
import java.nio.file.Path;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;

/** A shell on a terminal, with a history that outlives it and with completion. */
final class SqlTerminal {
  private static final String PROMPT = "energy> ";
  private static final String FURTHER_LINES = "     -> ";
  private static final int MAX_HISTORY = 1_000;

  private final Terminal terminal;
  private final SqlShell shell;
  private final LineReader reader;

  /**
   * Will read from {@code terminal}.
   *
   * @param history a file, which need not exist yet
   */
  SqlTerminal(Terminal terminal, SqlShell shell, Path history) {
    this.terminal = terminal;
    this.shell = shell;
    this.reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .parser(new StatementParser())
            .completer(new SqlCompleter())
            .variable(LineReader.HISTORY_FILE, history)
            .variable(LineReader.HISTORY_SIZE, MAX_HISTORY)
            .variable(LineReader.HISTORY_FILE_SIZE, MAX_HISTORY)
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, FURTHER_LINES)
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.CASE_INSENSITIVE, true)
            .build();
  }

  /** Returns when the user leaves. What fails is told, and the shell goes on. */
  void run() {
    boolean goesOn = true;
    while (goesOn) {
      try {
        goesOn = shell.takeLine(reader.readLine(PROMPT));
      } catch (UserInterruptException e) {
        // Ctrl-C on a line gives it up
      } catch (EndOfFileException e) {
        return;
      } catch (EnergyException e) {
        terminal.writer().println(e.text());
        terminal.writer().flush();
      }
    }
  }
}
