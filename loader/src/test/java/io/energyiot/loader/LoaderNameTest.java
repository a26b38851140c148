package io.energyiot.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoaderNameTest {
  @TempDir Path folder;

  private UUID holder() throws IOException {
    try (LoaderName name = LoaderName.of(folder)) {
      return name.holder();
    }
  }

  @Test
  void aFolderKeepsItsName() throws IOException {
    UUID first = holder();
    assertThat(holder()).isEqualTo(first);
    assertThat(folder.resolve("name")).hasContent(first.toString());
  }

  @Test
  void aNameThatAPowerFailureHasEmptiedIsMadeAnew() throws IOException {
    for (String left : new String[] {"", "1b4e28ba-2fa1-11d2", "\0\0\0\0"}) {
      Files.writeString(folder.resolve("name"), left);
      UUID made = holder();
      assertThat(holder()).isEqualTo(made);
    }
  }
}
