package io.energyiot.jobs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the kept process of Spark and a program with a job first say to each other. The process
 * learns for what kind of process the job is meant, in bytes that every version understands.
 */
public record JobGreeting(JobSocket socket) {
  private static final int KEY = 64;
  private static final int TAKES = 'T';
  private static final int BUSY = 'B';

  /** What the process says to a job. */
  public enum Answer {
    /** It waits for the request. */
    TAKES,
    /** It does another job. */
    BUSY,
    /** It is ending, or was never there. */
    GONE
  }

  /**
   * Asks the process whether it takes a job.
   *
   * @param key of the process that the job is meant for, 64 characters of ASCII
   */
  public Answer ask(String key) {
    try {
      socket.out().write(key.getBytes(StandardCharsets.US_ASCII));
      return switch (socket.in().read()) {
        case TAKES -> Answer.TAKES;
        case BUSY -> Answer.BUSY;
        default -> Answer.GONE;
      };
    } catch (IOException e) {
      return Answer.GONE;
    }
  }

  /** The key of the process that the job is meant for; empty if the other end is closed. */
  public Optional<String> asked() throws IOException {
    byte[] key = socket.in().readNBytes(KEY);
    return Optional.of(new String(key, StandardCharsets.US_ASCII)).filter(k -> k.length() == KEY);
  }

  /** Answers {@link #ask}; that it is gone, the process says by closing its end. */
  public void answer(Answer answer) throws IOException {
    if (answer != Answer.GONE) {
      socket.out().write(answer == Answer.TAKES ? TAKES : BUSY);
    }
  }
}
