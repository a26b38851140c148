package io.energyiot.platform.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
  private static final String LEAVES = "-XX:ArchiveClassesAtExit=";

  @TempDir Path home;

  private Path archive;

  @BeforeEach
  void name() {
    archive = home.resolve("program.jsa");
  }

  /** What a process that ends well does. */
  private static Path leave(ClassArchive classes, String text) throws IOException {
    String option =
        classes.options().stream()
            .filter(each -> each.startsWith(LEAVES))
            .findFirst()
            .orElseThrow();
    return Files.writeString(Path.of(option.substring(LEAVES.length())), text);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(home)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void whatAProcessHasLeftIsUsedOnceItIsKept() throws IOException {
    try (ClassArchive first = new ClassArchive(archive)) {
      leave(first, "first");
      assertThat(ClassArchive.using(archive)).isEmpty();
      first.keep();
    }
    assertThat(archive).hasContent("first");
    assertThat(ClassArchive.using(archive)).contains("-XX:SharedArchiveFile=" + archive);
  }

  @Test
  void aProcessOfAProgramWithoutArchiveLeavesNone() {
    assertThat(new Installation(home).sharedClasses("program")).isEmpty();
  }

  @Test
  void whatAProcessThatFailsHasLeftIsDeleted() throws IOException {
    try (ClassArchive failed = new ClassArchive(archive)) {
      leave(failed, "half");
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void ofTwoAtOnceOneIsKept() throws IOException {
    try (ClassArchive first = new ClassArchive(archive);
        ClassArchive second = new ClassArchive(archive)) {
      leave(first, "first");
      leave(second, "second");
      second.keep();
      first.keep();
    }
    assertThat(archive).hasContent("second");
    assertThat(files()).containsExactly("program.jsa");
  }

  @Test
  void oneThatIsThereIsReplaced() throws IOException {
    Files.writeString(archive, "old");
    try (ClassArchive classes = new ClassArchive(archive)) {
      leave(classes, "new");
      classes.keep();
    }
    assertThat(archive).hasContent("new");
  }
}
