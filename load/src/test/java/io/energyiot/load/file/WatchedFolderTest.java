package io.energyiot.load.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class WatchedFolderTest {
  @TempDir Path folder;

  private Path file(String name, int age) throws IOException {
    Path file = Files.createFile(folder.resolve(name));
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(age)));
    return file;
  }

  @Test
  void aFileThatRestsKeepsNoOtherWaiting() throws IOException {
    Path resting = file("a.csv", 60);
    Path next = file("b.csv", 30);
    file("unfinished.csv", 0);
    WatchedFolder watched = new WatchedFolder(folder, 5);
    assertThat(watched.next()).isEqualTo(resting);
    assertThat(watched.next(each -> !each.equals(resting))).isEqualTo(next);
  }
}
