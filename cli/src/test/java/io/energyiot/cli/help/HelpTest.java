package io.energyiot.cli.help;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.cli.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class HelpTest {
  @TempDir Path scratch;

  private static Stream<CommandLine> commands() {
    return all(Run.commandLine()).filter(line -> !line.getCommandName().equals("help"));
  }

  private static Stream<CommandLine> all(CommandLine line) {
    return Stream.concat(
        Stream.of(line), line.getSubcommands().values().stream().distinct().flatMap(HelpTest::all));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void eachCommandSaysInASentenceWhatItDoesWithExamplesAndStatuses(CommandLine line) {
    String name = line.getCommandSpec().qualifiedName();
    String summary = line.getCommandSpec().usageMessage().description()[0];
    assertThat(summary).as(name).endsWith(".").matches("[A-Z].*").hasSizeLessThan(100);
    String help = line.getUsageMessage();
    assertThat(help).as(name).contains("Examples:", "Exit status:").doesNotContain("%%", "java.");
  }

  @Test
  void theWholeListsBench() {
    String help = Run.of("--help").done().out();
    assertThat(help).containsPattern("(?m)^  bench  ").contains("completion");
  }

  @ParameterizedTest
  @CsvSource({
    "laod, load",
    "lood, load",
    "staus, status",
    "stauts, status",
    "generat, generate",
    "reading, readings",
    "sell, seal",
    "exprot, export",
    "device, devices"
  })
  void aMisspeltCommandIsTakenForTheLikestOne(String written, String meant) {
    Run run = Run.of(written);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err().lines())
        .containsExactly(
            "energy: '" + written + "' is no command. Did you mean " + firstOf(run, meant) + "?",
            "More: ./energy --help");
  }

  /** The candidates, of which {@code meant} must be the first. */
  private static String firstOf(Run run, String meant) {
    String all = run.err().lines().findFirst().orElse("").replaceFirst(".*Did you mean ", "");
    assertThat(all).startsWith(meant);
    return all.substring(0, all.length() - 1);
  }

  @ParameterizedTest
  @CsvSource({
    "usage --zoen=UTC X, --zoen, usage, --zone",
    "load --interal=PT1H f, --interal, load, --interval",
    "generate --device=1 --date=2026-01-01 --out=f, --device, generate, --devices",
    "devices list --raduis=5, --raduis, devices list, --radius"
  })
  void aMisspeltOptionIsTakenForTheLikestOne(
      String line, String written, String command, String meant) {
    Run run = Run.of(line.split(" ", -1));
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err().lines())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("energy: '" + written + "' is no option of energy " + command)
        .contains("Did you mean " + meant);
  }

  @Test
  void nothingLikeItIsNotGuessed() {
    Run run = Run.of("zzzzzz");
    assertThat(run.err().lines())
        .containsExactly("energy: 'zzzzzz' is no command", "More: ./energy --help");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "usage X --zone Europe/Berln | --zone | not 'Europe/Berln'; did you mean Europe/Berlin?",
        "generate --date 2026-13-01 --out x | --date | '2026-13-01' is not a date such as 2026-01-31",
        "generate --date 2026-02-30 --out x | --date | '2026-02-30' is not a date",
        "generate --date +12026-01-01 --out x | --date | is not a date",
        "generate --date 2026-01-01 --out x --days many | --days | 'many' is not a whole number",
        "generate --date 2026-01-01 --out x --days 99999999999 | --days | or too large",
        "generate --date 2026-01-01 --out x --form tall | --form | 'tall'",
        "simulate --devices 1.5 | --devices | '1.5' is not a whole number",
        "simulate --late 120% | --late | '120%'",
        "status --port 99999 | --port | '99999' is not a port, 1 to 65535",
        "status --port http | --port | 'http' is not a port",
        "export --from 2026-01-01 --to tomorrow --parquet x | --to | 'tomorrow' is not a date"
      })
  void aWrongWordIsToldWithItsOptionAndWhatIsRight(String line, String option, String said) {
    Run run = Run.of(line.split(" ", -1));
    assertThat(run.exit()).as(run.err()).isEqualTo(2);
    assertThat(run.err().lines()).as(run.err()).hasSizeLessThanOrEqualTo(2);
    assertThat(run.err())
        .contains(option, said)
        .doesNotContain("java.", "Exception", "io.energyiot", "cannot convert");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "devices delete MTR1 | that 'MTR1' is to be erased for good; use --yes",
        "loads undo 8cb11000-fe48-11f0-8001-0123456789ab | 89ab is to be taken back; use --yes"
      })
  void withoutATerminalNothingIsDeletedUnlessThatIsSaid(String line, String said) {
    Run run = Run.of(line.split(" ", -1));
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("there is no terminal to confirm that", said);
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh"})
  void theShellCompletesCommandsAndOptions(String shell) throws IOException, InterruptedException {
    Path script = scratch.resolve("completion");
    Files.writeString(script, Run.of("completion", shell).done().out());
    String ask =
        "compopt() { :; }; source '"
            + script
            + "'; COMP_WORDS=(energy usage --zo); COMP_CWORD=2; _complete_energy;"
            + " echo \"${COMPREPLY[@]}\"; COMP_WORDS=(energy gen); COMP_CWORD=1;"
            + " _complete_energy; echo \"${COMPREPLY[@]}\"";
    Process bash = new ProcessBuilder("bash", "-c", ask).redirectErrorStream(true).start();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).as(said).isZero();
    assertThat(said.lines()).containsExactly("--zone", "generate");
  }
}
