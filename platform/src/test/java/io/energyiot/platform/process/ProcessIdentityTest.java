package io.energyiot.platform.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ProcessIdentityTest {
  private static final long SELF = ProcessHandle.current().pid();

  @Test
  void aLivingProcessIsKnownAgain() {
    ProcessIdentity self = ProcessIdentity.of(SELF).orElseThrow();
    assertThat(ProcessIdentity.of(SELF)).contains(self);
    assertThat(self.alive()).isTrue();
  }

  @Test
  void anotherProcessWithTheSamePidIsNotMistakenForIt() {
    assertThat(new ProcessIdentity(SELF, "another boot:1").alive()).isFalse();
  }

  @Test
  void aRecycledPidIsNotEnded() throws IOException {
    Process sleep = new ProcessBuilder("sleep", "60").start();
    new ProcessIdentity(sleep.pid(), "another boot:1").end(true);
    assertThat(sleep.isAlive()).isTrue();
    ProcessIdentity.of(sleep.pid()).orElseThrow().end(true);
    assertThat(sleep.onExit().join().exitValue()).isEqualTo(128 + 9);
  }

  /**
   * The child ends only once its parent has become {@code sleep}, which never asks for exit codes;
   * a shell might have done so already.
   */
  @Test
  @Timeout(30)
  void aProcessThatEndedAndWasNotReapedIsDead() throws IOException {
    Process parent =
        new ProcessBuilder("sh", "-c", "exec 3<&0; cat <&3 & echo $!; exec sleep 60").start();
    try (var out = parent.inputReader()) {
      long zombie = Long.parseLong(out.readLine());
      while (!parent.info().command().orElse("").endsWith("sleep")) {
        Thread.onSpinWait();
      }
      parent.getOutputStream().close();
      while (ProcessIdentity.of(zombie).isPresent()) {
        Thread.onSpinWait();
      }
      assertThat(ProcessHandle.of(zombie)).as("the system still lists it").isPresent();
    } finally {
      parent.destroyForcibly().onExit().join();
    }
  }
}
