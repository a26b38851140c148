package io.energyiot.platform.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.error.EnergyException;
import io.energyiot.platform.service.Service;
import io.energyiot.platform.service.StartProgress;
import io.energyiot.platform.service.StartProgress.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path scratch;

  private final List<Path> closed = new ArrayList<>();
  private final StartProgress progress =
      new StartProgress() {
        @Override
        public void on(Service service, Step step, String detail) {}

        @Override
        public void closedToOthers(Path folder) {
          closed.add(folder);
        }
      };

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private Path made(String mode) throws IOException {
    Path path = Files.createDirectories(scratch.resolve("data"));
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    return path;
  }

  @Test
  void aNewOneIsForItsOwnerAlone() throws IOException {
    DataFolder folder = new DataFolder(scratch.resolve("new"));
    folder.create(progress);
    for (String inner : List.of(".", "run", "log", "loads", "analytics", "server", "kafka")) {
      assertThat(mode(folder.path().resolve(inner))).as(inner).isEqualTo("rwx------");
    }
    assertThat(closed).isEmpty();
  }

  @Test
  void oneThatWasMadeForAllIsClosedAndThatIsTold() throws IOException {
    Path path = made("rwxr-xr-x");
    new DataFolder(path).create(progress);
    assertThat(mode(path)).isEqualTo("rwx------");
    assertThat(closed).containsExactly(path);
  }

  @Test
  void oneOfBeforeIsClosedAsWell() throws IOException {
    Path path = made("rwxrwxrwx");
    Files.writeString(path.resolve("energy.properties"), "server.port = 9000");
    Files.writeString(path.resolve("other"), "");
    new DataFolder(path).create(progress);
    assertThat(mode(path)).isEqualTo("rwx------");
  }

  @Test
  void aFolderOfOthersFilesIsLeftAsItIs() throws IOException {
    Path path = made("rwxr-xr-x");
    Files.writeString(path.resolve("letter.txt"), "data");
    assertThatThrownBy(() -> new DataFolder(path).create(progress))
        .isInstanceOf(EnergyException.class)
        .hasMessageContaining(path + " has files of others and others can read it")
        .hasMessageContaining("chmod 700");
    assertThat(mode(path)).isEqualTo("rwxr-xr-x");
    assertThat(path.resolve("run")).doesNotExist();
  }
}
