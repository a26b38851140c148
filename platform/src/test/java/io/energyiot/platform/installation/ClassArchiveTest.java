package io.energyiot.platform.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
  private static final String LEAVES = "-XX:ArchiveClassesAtExit=";

  @TempDir Path home;

  private Path archive;
  private Path jar;

  @BeforeEach
  void putJar() throws IOException {
    archive = home.resolve("program.jsa");
    jar = Files.writeString(Files.createDirectory(home.resolve("jars")).resolve("a.jar"), "");
  }

  private ClassArchive next() throws IOException {
    return ClassArchive.of(archive, List.of(jar.getParent()));
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
  void theFirstProcessLeavesItAndTheNextUsesIt() throws IOException {
    try (ClassArchive first = next()) {
      leave(first, "first");
      assertThat(archive).doesNotExist();
      first.keep();
    }
    assertThat(archive).hasContent("first");
    assertThat(next().options()).contains("-XX:SharedArchiveFile=" + archive);
  }

  @Test
  void whatAProcessThatFailsHasLeftIsDeleted() throws IOException {
    try (ClassArchive failed = next()) {
      leave(failed, "half");
    }
    assertThat(files()).containsExactly("jars");
  }

  @Test
  void ofTwoAtOnceOneIsKept() throws IOException {
    try (ClassArchive first = next();
        ClassArchive second = next()) {
      leave(first, "first");
      leave(second, "second");
      second.keep();
      first.keep();
    }
    assertThat(archive).hasContent("second");
    assertThat(files()).containsExactly("jars", "program.jsa");
  }

  @Test
  void oneThatIsOlderThanAJarIsReplaced() throws IOException {
    Files.writeString(archive, "old");
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));
    try (ClassArchive classes = next()) {
      leave(classes, "new");
      classes.keep();
    }
    assertThat(archive).hasContent("new");
  }
}
