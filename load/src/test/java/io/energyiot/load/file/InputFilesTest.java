package io.energyiot.load.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputFilesTest {
  @TempDir Path folder;

  @BeforeEach
  void fill() throws IOException {
    for (String name : List.of("b.csv", "a.csv", "c.txt", ".hidden.csv", "odd[1].csv")) {
      Files.writeString(folder.resolve(name), "x");
    }
    Files.createDirectory(folder.resolve("inner.csv"));
  }

  private List<String> named(String path) {
    return InputFiles.named(folder + "/" + path).stream()
        .map(file -> folder.relativize(file).toString())
        .toList();
  }

  @Test
  void aFolderIsItsFilesInOrderOfNameWithoutHiddenOnesAndInnerFolders() {
    assertThat(named("")).containsExactly("a.csv", "b.csv", "c.txt", "odd[1].csv");
  }

  @Test
  void wildcardsNameTheFilesTheyMatch() {
    assertThat(named("*.csv")).containsExactly("a.csv", "b.csv", "odd[1].csv");
    assertThat(named("[ac].*")).containsExactly("a.csv", "c.txt");
    assertThat(named("{b,c}.*")).containsExactly("b.csv", "c.txt");
  }

  @Test
  void aFileIsItselfEvenIfItsNameHasWildcards() {
    assertThat(named("odd[1].csv")).containsExactly("odd[1].csv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"absent.csv", "*.xml", "absent/*.csv", "[.csv", "{a.csv"})
  void whatNamesNoFileIsTheUsersMistake(String path) {
    assertThatExceptionOfType(EnergyException.class)
        .isThrownBy(() -> named(path))
        .withMessageContaining(path)
        .extracting(EnergyException::code)
        .isEqualTo(ErrorCode.FILE_UNREADABLE);
  }

  @Test
  void theEntriesOfAZipFileAreTextsOfTheirOwn() throws IOException {
    Path file = folder.resolve("two.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String entry : List.of("days/", "days/2.csv", "days/1.csv")) {
        zip.putNextEntry(new ZipEntry(entry));
        zip.closeEntry();
      }
    }
    assertThat(InputFiles.contentsOf(file, "night.zip", 10))
        .extracting(InputFile::name)
        .containsExactly("night.zip!days/2.csv", "night.zip!days/1.csv");
  }
}
