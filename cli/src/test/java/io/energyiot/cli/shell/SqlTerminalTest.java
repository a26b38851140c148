package io.energyiot.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is typed, with completion and history. SqlShellIT has the answers of Spark. */
class SqlTerminalTest {
  private static final String TAB = "\t";

  /** Ctrl-P, the line before. */
  private static final String BEFORE = "\020";

  private static final int CTRL_C = 3;
  private static final List<Attributes.ControlChar> OTHERS =
      List.of(
          Attributes.ControlChar.VQUIT,
          Attributes.ControlChar.VSUSP,
          Attributes.ControlChar.VSTATUS);

  @TempDir Path scratch;

  private final List<String> statements = new ArrayList<>();

  private String type(String keys) throws IOException {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    try (Terminal terminal =
        new DumbTerminal(
            "test",
            "ansi",
            new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)),
            shown,
            StandardCharsets.UTF_8)) {
      Attributes keyboard = terminal.getAttributes();
      keyboard.setLocalFlag(Attributes.LocalFlag.ISIG, true);
      keyboard.setControlChar(Attributes.ControlChar.VINTR, CTRL_C);
      OTHERS.forEach(key -> keyboard.setControlChar(key, 0)); // unset, they are the end of input
      terminal.setAttributes(keyboard);
      SqlShell shell = new SqlShell(this::take, terminal.writer());
      new SqlTerminal(terminal, shell, scratch.resolve("sql.history")).run();
    }
    return shown.toString(StandardCharsets.UTF_8);
  }

  private void take(String statement) {
    statements.add(statement);
    if (statement.contains("wrong")) {
      throw new EnergyException(ErrorCode.SQL_INVALID, "no such thing");
    }
  }

  @Test
  void aStatementMayHaveLinesAndALineStatements() throws IOException {
    type("select\n1;\nselect 2; select 3;\n\n");
    assertThat(statements).containsExactly("select\n1", "select 2", "select 3");
  }

  @Test
  void whatFailsIsToldAndTheShellGoesOn() throws IOException {
    String shown = type("wrong; select 1;\nselect 2;\n\\nonsense\n");
    assertThat(statements).containsExactly("wrong", "select 2");
    assertThat(shown)
        .contains("no such thing [SQL_INVALID]", "[PARAMETER_INVALID]")
        .doesNotContain("\tat ");
  }

  @Test
  void commandsAreForTheShell() throws IOException {
    String shown = type("\\d\n\\timing\nselect 1;\n\\d days\n\\help\n\\q\nselect 3;\n");
    assertThat(shown)
        .contains("days(device_id, channel, day,", "timing is on", "\\timing")
        .containsPattern("\\d\\.\\d{3} s");
    assertThat(statements).containsExactly("select 1", "describe days");
  }

  @Test
  void viewsColumnsWordsAndCommandsAreCompleted() throws IOException {
    type("sel" + TAB + "overl" + TAB + "fr" + TAB + "day" + TAB + TAB + ";\n");
    type("select tar" + TAB + "from devi" + TAB + ";\n");
    String shown = type("\\tim" + TAB + "\n");
    assertThat(statements).first().asString().startsWith("select overlapping from day");
    assertThat(statements.get(1)).startsWith("select tariff from devi");
    assertThat(shown).contains("timing is on");
  }

  @Test
  void columnsAreThoseOfTheViewsThatAreNamed() throws IOException {
    type("select 1 from days where expec" + TAB + "> 0;\n");
    type("select 1 from days where tar" + TAB + "> 0;\n");
    assertThat(statements)
        .containsExactly(
            "select 1 from days where expected > 0", "select 1 from days where tar> 0");
  }

  @Test
  void theHistoryOutlivesTheShell() throws IOException {
    type("select\n'one!';\n");
    assertThat(Files.readString(scratch.resolve("sql.history"))).contains("one!");
    type(BEFORE + "\n");
    assertThat(statements).containsExactly("select\n'one!'", "select\n'one!'");
  }

  @Test
  void ctrlCGivesALineUp() throws IOException {
    type("select 1" + (char) CTRL_C + "select 2;\n");
    assertThat(statements).containsExactly("select 2");
  }
}
