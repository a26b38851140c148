package io.energyiot.load.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class InputStreamsTest {
  @TempDir Path folder;

  @Test
  void aPipeIsKeptWhole() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertThat(InputStreams.isMeant(pipe.toString())).isTrue();
    byte[] text = new byte[200_001];
    new Random(1).nextBytes(text);
    CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> write(pipe, text));
    Path kept = InputStreams.keep(pipe.toString(), Files.createDirectory(folder.resolve("kept")));
    assertThat(kept).hasBinaryContent(text);
    writer.join();
  }

  private static void write(Path pipe, byte[] text) {
    try {
      Files.write(pipe, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
