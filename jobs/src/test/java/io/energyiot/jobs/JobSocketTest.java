package io.energyiot.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.jobs.JobGreeting.Answer;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class JobSocketTest {
  private static final String KEY = "0123456789abcdef".repeat(4);

  @TempDir Path folder;

  private CompletableFuture<Answer> ask() throws IOException {
    JobSocket command = JobSocket.connect(folder.resolve("s"));
    return CompletableFuture.supplyAsync(() -> new JobGreeting(command).ask(KEY));
  }

  @Test
  void aProcessAnswersToAKey() throws IOException {
    try (ServerSocketChannel listening = JobSocket.listen(folder.resolve("s"))) {
      for (Answer answer : Answer.values()) {
        CompletableFuture<Answer> asked = ask();
        try (JobSocket process = new JobSocket(listening.accept())) {
          assertThat(new JobGreeting(process).asked()).contains(KEY);
          new JobGreeting(process).answer(answer);
        }
        assertThat(asked.join()).isEqualTo(answer);
      }
    }
  }

  @Test
  void oneEndWritesWhileItWaitsForTheOther() throws Exception {
    try (ServerSocketChannel listening = JobSocket.listen(folder.resolve("s"))) {
      JobSocket command = JobSocket.connect(folder.resolve("s"));
      JobSocket process = new JobSocket(listening.accept());
      CompletableFuture<Optional<String>> waits = new CompletableFuture<>();
      Thread reader =
          new Thread(
              () -> {
                try {
                  waits.complete(new JobGreeting(process).asked());
                } catch (IOException e) {
                  waits.completeExceptionally(e);
                }
              });
      reader.start();
      TimeUnit.MILLISECONDS.sleep(200); // it waits by then
      process.out().write(7);
      assertThat(command.in().read()).isEqualTo(7);
      command.close();
      assertThat(waits.join()).isEmpty();
    }
  }

  @Test
  void aFolderWithALongPathHasItsSocketElsewhere() throws IOException {
    assertThat(JobSocket.place(Path.of("/data"), "s")).isEqualTo(Path.of("/data/s"));
    Path place = JobSocket.place(Path.of("/" + "ä".repeat(50)), "s");
    try (ServerSocketChannel listening = JobSocket.listen(place)) {
      assertThat(listening.isOpen()).isTrue();
    } finally {
      Files.delete(place);
      Files.delete(place.getParent());
    }
  }

  @Test
  void nobodyAnswersWhereNoProcessListens() {
    assertThatThrownBy(() -> JobSocket.connect(folder.resolve("s")))
        .isInstanceOf(IOException.class);
  }
}
