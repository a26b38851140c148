package io.energyiot.store.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadFoldersTest {
  @TempDir Path scratch;

  private Path allowed;
  private Path secret;
  private LoadFolders folders;

  @BeforeEach
  void prepare() throws IOException {
    scratch = scratch.toRealPath();
    allowed = Files.createDirectories(scratch.resolve("allowed"));
    secret = Files.writeString(scratch.resolve("secret.csv"), "");
    Files.writeString(allowed.resolve("a.csv"), "");
    Files.createDirectories(scratch.resolve("allowed-not"));
    folders = new LoadFolders(List.of(allowed));
  }

  @Test
  void whatIsBelowAFolderIsAllowed() {
    for (String path : List.of("", "/a.csv", "/*.csv", "/none.csv", "/none/*.csv")) {
      assertThat(folders.require(allowed + path)).isEqualTo(Path.of(allowed + path));
    }
  }

  @Test
  void everythingElseIsRefusedWhetherItExistsOrNot() {
    for (String path :
        List.of(
            secret.toString(),
            scratch.toString(),
            "/",
            "a.csv",
            "-",
            "",
            "\0",
            scratch + "/allowed-not/x.csv",
            scratch + "/nothing.csv",
            allowed + "/../secret.csv",
            allowed + "/none/../../secret.csv")) {
      assertRefused(folders, path);
    }
  }

  @Test
  void linksAreFollowedBeforeTheyAreChecked() throws IOException {
    Files.createSymbolicLink(allowed.resolve("out.csv"), secret);
    Files.createSymbolicLink(allowed.resolve("out"), scratch);
    Files.createSymbolicLink(allowed.resolve("in.csv"), allowed.resolve("a.csv"));
    assertRefused(folders, allowed + "/out.csv");
    assertRefused(folders, allowed + "/out/secret.csv");
    assertRefused(folders, allowed + "/out/*.csv");
    assertThat(folders.require(allowed + "/in.csv")).isEqualTo(allowed.resolve("a.csv"));

    Path link = Files.createSymbolicLink(scratch.resolve("link"), allowed);
    LoadFolders linked = new LoadFolders(List.of(link));
    assertThat(linked.require(link + "/a.csv")).isEqualTo(allowed.resolve("a.csv"));
  }

  @Test
  void withoutTheSettingNothingIsAllowed() {
    assertRefused(LoadFolders.from(settings(Map.of())), allowed + "/a.csv");
    LoadFolders two = LoadFolders.from(settings(Map.of("load.folders", "/data/in, /srv/in")));
    assertThat(two.folders()).containsExactly(Path.of("/data/in"), Path.of("/srv/in"));
    assertThatExceptionOfType(EnergyException.class)
        .isThrownBy(() -> LoadFolders.from(settings(Map.of("load.folders", "in"))))
        .matches(failure -> failure.code() == ErrorCode.SETTING_INVALID);
  }

  private static Settings settings(Map<String, String> values) {
    return Settings.of(values, "test");
  }

  private static void assertRefused(LoadFolders folders, String path) {
    assertThatExceptionOfType(EnergyException.class)
        .as(path)
        .isThrownBy(() -> folders.require(path))
        .matches(failure -> failure.code() == ErrorCode.PATH_REFUSED)
        .withMessageContaining("load.folders");
  }
}
