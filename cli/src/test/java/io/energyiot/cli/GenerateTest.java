package io.energyiot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerateTest {
  @TempDir Path folder;

  private Path generate(String name, String form, int seed) {
    Path file = folder.resolve(name);
    Run run =
        Run.of(
            "generate",
            "--devices=30",
            "--date=2026-10-24",
            "--days=2",
            "--zone=Europe/Berlin",
            "--form=" + form,
            "--seed=" + seed,
            "--out=" + file,
            "--json");
    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode made = run.json();
    assertThat(made.path("devices").asInt()).isEqualTo(30);
    assertThat(made.path("readings").asInt()).isEqualTo(30 * (96 + 100));
    assertThat(made.path("file").asText()).isEqualTo(file.toString());
    assertThat(made.path("bytes").asLong()).isEqualTo(file.toFile().length());
    return file;
  }

  @ParameterizedTest
  @CsvSource({"long, 5881", "wide, 61"})
  void theSameSeedGivesTheSameBytes(String form, int lines) throws IOException {
    Path first = generate("first.csv", form, 7);
    assertThat(Files.readAllLines(first)).hasSize(lines);
    assertThat(generate("second.csv", form, 7)).hasSameBinaryContentAs(first);
    assertThat(Files.mismatch(generate("third.csv", form, 8), first)).isNotNegative();
    try (InputStream gzip =
        new GZIPInputStream(Files.newInputStream(generate("first.csv.gz", form, 7)))) {
      assertThat(gzip).hasSameContentAs(Files.newInputStream(first));
    }
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    Path file = folder.resolve("nowhere").resolve("file.csv");
    Run run = Run.of("generate", "--date=2026-01-01", "--devices=1", "--out=" + file);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains("--out: there is no folder " + file.getParent())
        .doesNotContain("\tat ", "java.");
  }

  @Test
  void whatCouldNotBeFinishedIsDeleted() throws IOException {
    Path taken = Files.createDirectories(folder.resolve("taken").resolve("inside")).getParent();
    Run run = Run.of("generate", "--date=2026-01-01", "--devices=1", "--out=" + taken);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--out: " + taken + " is a folder");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void aFileThatIsThereIsReplacedOnlyByForce() throws IOException {
    Path file = Files.writeString(folder.resolve("there.csv"), "precious");
    Path part = Files.writeString(folder.resolve("there.csv.part"), "another's");
    String[] words = {"generate", "--date=2026-01-01", "--devices=1", "--out=" + file, "--force"};
    Run refused = Run.of(Arrays.copyOf(words, 4));
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains(file + " exists already; --force replaces it");
    assertThat(file).hasContent("precious");

    Run.of(words).done();
    assertThat(Files.readAllLines(file)).hasSize(97);
    assertThat(part).hasContent("another's");
  }
}
