package io.energyiot.platform.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.service.Service;
import io.energyiot.platform.service.StartProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
  @TempDir Path path;

  @Test
  void aSecondCommandWaitsUntilTheFirstIsDone() throws IOException {
    Process holder = new ProcessBuilder(Holder.command(path)).start();
    try {
      assertThat((char) holder.getInputStream().read()).isEqualTo('L');
      List<String> events = new ArrayList<>();
      StartProgress progress =
          new StartProgress() {
            @Override
            public void on(Service service, Step step, String detail) {}

            @Override
            public void waitingForFolder(Path folder) {
              events.add("waiting");
              release(holder);
            }
          };
      FolderLock.holding(new DataFolder(path), progress, () -> events.add("working"));
      assertThat(events).containsExactly("waiting", "working");
    } finally {
      holder.destroyForcibly().onExit().join();
    }
  }

  private static void release(Process holder) {
    try {
      holder.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void twoThreadsOfOneProgramDontShareAFolder() {
    DataFolder folder = new DataFolder(path);
    Runnable again = () -> FolderLock.holding(folder, StartProgress.SILENT, () -> {});
    assertThatThrownBy(() -> FolderLock.holding(folder, StartProgress.SILENT, again))
        .isInstanceOfSatisfying(
            EnergyException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.DATA_FOLDER_UNUSABLE));
  }

  /** Another command: says L when it has the lock and keeps it until its input ends. */
  static final class Holder {
    private Holder() {}

    static List<String> command(Path folder) {
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      String classPath = System.getProperty("java.class.path");
      return List.of(java, "-cp", classPath, Holder.class.getName(), folder.toString());
    }

    public static void main(String[] args) {
      DataFolder folder = new DataFolder(Path.of(args[0]));
      FolderLock.holding(folder, StartProgress.SILENT, Holder::keep);
    }

    private static void keep() {
      System.out.print('L');
      System.out.flush();
      try {
        System.in.read();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
