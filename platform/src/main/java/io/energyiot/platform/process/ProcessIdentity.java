package io.energyiot.platform.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tells a process from every other, also from a later one with the same pid.
 *
 * @param pid its number
 * @param birth when it began, in the system's own words: on Linux the boot and the clock ticks
 *     since then, which unlike a time of day stay the same when the clock is set; elsewhere an
 *     instant
 */
public record ProcessIdentity(long pid, String birth) {
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final int STATE = 0;
  private static final int THREADS = 17;
  private static final int START_TICKS = 19;

  /** The living process that has this pid now; empty if there is none. */
  public static Optional<ProcessIdentity> of(long pid) {
    return (Files.exists(BOOT) ? ticks(pid) : instant(pid))
        .map(birth -> new ProcessIdentity(pid, birth));
  }

  /** Whether this very process still lives. */
  public boolean alive() {
    return of(pid).filter(this::equals).isPresent();
  }

  /** Asks it to end, or with {@code force} ends it; nothing happens if it has ended already. */
  public void end(boolean force) {
    if (alive()) {
      ProcessHandle.of(pid)
          .ifPresent(force ? ProcessHandle::destroyForcibly : ProcessHandle::destroy);
    }
  }

  /**
   * Fields by proc(5), counted from the one after the command, which may hold blanks. A process
   * that has ended is listed until its parent asks for its exit code, which may be never. It is
   * listed in the same state while its first thread has ended and others still hold its ports.
   */
  private static Optional<String> ticks(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      boolean zombie = fields[STATE].equals("Z") || fields[STATE].equals("X");
      boolean ended = zombie && Integer.parseInt(fields[THREADS]) <= 1;
      return ended
          ? Optional.empty()
          : Optional.of(Files.readString(BOOT).strip() + ":" + fields[START_TICKS]);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> instant(long pid) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .flatMap(process -> process.info().startInstant())
        .map(Object::toString);
  }
}
