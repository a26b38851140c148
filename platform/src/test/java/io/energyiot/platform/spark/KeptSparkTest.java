package io.energyiot.platform.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.jobs.JobGreeting.Answer;
import io.energyiot.jobs.JobSocket;
import io.energyiot.platform.process.ProcessIdentity;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class KeptSparkTest {
  @TempDir Path folder;

  @Test
  void aProcessThatDoesNotAnswerIsKilled() throws IOException {
    Path place = folder.resolve("sock");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    Process silent =
        new ProcessBuilder(java, "-cp", classPath, Silent.class.getName(), place.toString())
            .start();
    try {
      assertThat(silent.getInputStream().read()).isEqualTo('r');
      KeptRun run = new KeptRun(ProcessIdentity.of(silent.pid()).orElseThrow(), place);
      KeptSpark.Asked asked = KeptSpark.ask(run, "k".repeat(64), Duration.ofMillis(500));
      assertThat(asked.answer()).isEqualTo(Answer.GONE);
      assertThat(silent.onExit()).succeedsWithin(Duration.ofSeconds(5));
    } finally {
      silent.destroyForcibly();
    }
  }

  /** Listens and says nothing, as a process that is stopped. */
  static final class Silent {
    private Silent() {}

    public static void main(String[] place) throws Exception {
      try (ServerSocketChannel socket = JobSocket.listen(Path.of(place[0]))) {
        System.out.print(socket.isOpen() ? 'r' : 'x');
        System.out.flush();
        Thread.sleep(Duration.ofMinutes(5).toMillis()); // until it is killed
      }
    }
  }
}
