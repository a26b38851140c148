package io.energyiot.platform.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnFolderTest {
  @TempDir Path place;

  @Test
  void isMarkedForItsOwnerAloneAndTakenAgain() throws IOException {
    Files.writeString(place.resolve("precious"), "data");
    Path own = OwnFolder.within(place);
    assertThat(own).isEqualTo(place.resolve("energy-spark"));
    OwnFolder.make(own);
    assertThat(own.resolve("made-by-energy")).isRegularFile();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
        .isEqualTo("rwx------");
    Files.writeString(own.resolve("left"), "by a job");
    OwnFolder.make(own);
    assertThat(own.resolve("left")).exists();
    assertThat(place.resolve("precious")).hasContent("data");
  }

  @Test
  void aFolderThatSomeoneElseFilledIsRefused() throws IOException {
    Path own = Files.createDirectories(OwnFolder.within(place));
    Files.writeString(own.resolve("precious"), "data");
    assertThatThrownBy(() -> OwnFolder.make(own))
        .hasMessage(
            own + " has files that Energy IoT did not make; move them or choose another folder");
    assertThat(own.resolve("made-by-energy")).doesNotExist();
  }
}
