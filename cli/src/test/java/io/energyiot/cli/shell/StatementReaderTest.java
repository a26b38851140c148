package io.energyiot.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.error.EnergyException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where statements end. */
class StatementReaderTest {
  private static List<String> read(String text) {
    StatementReader reader = new StatementReader(new StringReader(text));
    List<String> statements = new ArrayList<>();
    for (Optional<String> next = reader.next(); next.isPresent(); next = reader.next()) {
      statements.add(next.get());
    }
    return statements;
  }

  @Test
  void statementsEndWithASemicolonAndTheLastOneNeedsNone() {
    assertThat(read("select 1;\n  select\n 2 ;; ;select 3"))
        .containsExactly("select 1", "select\n 2", "select 3");
    assertThat(read("")).isEmpty();
    assertThat(read(" \n;-- nothing\n/* nothing; */ ; ")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select ';'",
        "select \";\"",
        "select 1 as `;`",
        "select 'it''s; so'",
        "select 'a\\';b'",
        "select 1 as `a\\`",
        "select 1 -- one; two\n + 2",
        "select /* a; /* b; */ c; */ 1",
        "select 4 - -2, 6 / 3",
        "-1",
        "select '--', '/*'"
      })
  void aSemicolonInATextNameOrCommentEndsNothing(String statement) {
    assertThat(read(statement + "; select 2")).containsExactly(statement, "select 2");
    assertThat(StatementReader.isComplete(statement)).isFalse();
    assertThat(StatementReader.isComplete(statement + ";")).isTrue();
  }

  @Test
  void aCommandIsALineOfItsOwn() {
    assertThat(read("\\timing\nselect 1; \\d days\n exit \n\\q"))
        .containsExactly("\\timing", "select 1", "\\d days", "exit", "\\q");
    assertThat(List.of("", " ", "\\d", "exit", "select 1; -- one"))
        .allMatch(StatementReader::isComplete);
    assertThat(List.of("select 1; select", "/* a", "'")).noneMatch(StatementReader::isComplete);
  }

  @Test
  void aStatementWithoutEndIsRefused() {
    assertThatThrownBy(() -> read("x".repeat(1_000_001)))
        .isInstanceOf(EnergyException.class)
        .hasMessageContaining("1000000 characters");
  }
}
