package io.energyiot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Help, and what is wrong on the command line. */
class UsageTest {

  /** All but help itself, and bench, which the script hands to a program of its own. */
  static List<String> commands() {
    return Energy.commandLine().getSubcommands().keySet().stream()
        .filter(name -> !List.of("help", "bench").contains(name))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void eachCommandHasHelpWithAnExample(String command) {
    Run help = Run.of(command, "--help");
    assertThat(help.exit()).isZero();
    assertThat(help.err()).isEmpty();
    assertThat(help.out())
        .startsWith("Usage: energy " + command)
        .containsPattern("(?s)Examples:\\R  ./energy " + command);
    assertThat(Run.of("help", command).out()).isEqualTo(help.out());
  }

  @Test
  void theWholeHasHelpWithItsCommandsAndExitStatus() {
    Run help = Run.of("--help");
    assertThat(help.exit()).isZero();
    assertThat(help.out()).contains("Examples:", "Exit status:").contains(commands());
    assertThat(Run.of("--version").out()).startsWith("energy ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "up --nonsense",
        "up extra",
        "up --port http --data nowhere",
        "load",
        "load --zone Mars file.csv",
        "demo --devices 0 --data nowhere",
        "demo --devices many",
        "demo --devices 100000000 --data nowhere",
        "demo --date tomorrow",
        "keys create",
        "keys create --name x",
        "keys create --role read",
        "keys create --name x --role write --data nowhere",
        "keys create --name x --role read --expires soon",
        "keys create --name x --role read --scope everything --data nowhere",
        "keys revoke",
        "generate",
        "generate --date 2026-01-01",
        "generate --out nowhere/file.csv",
        "generate --date 2026-01-01 --out nowhere/file.csv --form tall",
        "generate --date 2026-01-01 --out nowhere/file.csv --devices 0",
        "generate --date 2026-01-01 --out nowhere/file.csv --devices 100000000",
        "generate --date 2026-01-01 --out nowhere/file.csv --days 0",
        "generate --date 2026-01-01 --out nowhere/file.csv --days 1000000",
        "readings",
        "readings MTR1 --from 2026-01-01",
        "readings MTR1 --from 2026-01-01 --to 2026-01-02 --zone Mars",
        "readings MTR1 --from 2026-01-01 --to 2026-01-02 --csv --json",
        "readings MTR1 --from 2026-01-01 --to 2026-01-02 --csv --parquet file",
        "readings MTR1 --from 2026-01-01 --to 2026-01-02 --limit many",
        "usage",
        "usage MTR1 --csv --json",
        "usage MTR1 --zone Mars",
        "sql --parquet nowhere/out",
        "sql --csv --parquet nowhere/out statement",
        "sql --limit 0 statement",
        "export --parquet lake --from 2026-01-01",
        "export --parquet lake --from 2026-01-02 --to 2026-01-02",
        "export --parquet ftp://lake --from 2026-01-01 --to 2026-01-02",
        "load --rejects-to rejects night.csv",
        "load --spark",
        "load --spark --watch night",
        "load --spark --dry-run night",
        "load --spark --path sstable-import night",
        "export --parquet s3a://key:secret@lake --from 2026-01-01 --to 2026-01-02",
        "simulate --devices 0",
        "simulate --devices 10 --first 99999995",
        "simulate --late 101%",
        "simulate --rate slow",
        "simulate --duration PT1M --day 2026-01-01",
        "simulate --duration PT0S",
        "simulate --via pigeon",
        "simulate --batch 0"
      })
  void aWrongCommandLineIsTheUsersMistake(String line) {
    Run run = Run.of(line.isEmpty() ? new String[0] : line.split(" "));
    assertThat(run.exit()).as(run.toString()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isNotBlank().doesNotContain("\tat ", "a defect", "secret");
  }
}
