package io.energyiot.bench.micro;

import io.energyiot.codec.BlockDecoder;
import io.energyiot.codec.BlockEncoder;
import io.energyiot.model.Readings;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * How long it takes to pack and unpack a household's quarter hours on one core; {@code ./energy
 * bench codec}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CodecBenchmark {
  private static final int DAYS = 366;

  private final BlockEncoder encoder = new BlockEncoder();
  private final Readings[] days = new Readings[DAYS];
  private final byte[][] blocks = new byte[DAYS][];
  private int next;

  /** Makes a leap year of one household. */
  @Setup
  public void setUp() {
    HouseholdDays household = new HouseholdDays();
    for (int day = 0; day < DAYS; day++) {
      days[day] = household.day(1, day);
      blocks[day] = encoder.encode(days[day]);
    }
  }

  private int nextDay() {
    next = next == DAYS - 1 ? 0 : next + 1;
    return next;
  }

  /** Packs a day of 96 readings, another one each time. */
  @Benchmark
  public byte[] encodeDay() {
    return encoder.encode(days[nextDay()]);
  }

  /** Unpacks a day of 96 readings, another one each time. */
  @Benchmark
  public Readings decodeDay() {
    return BlockDecoder.decode(blocks[nextDay()]);
  }

  /** Unpacks 366 days, 35,136 readings. */
  @Benchmark
  public void decodeYear(Blackhole blackhole) {
    for (byte[] block : blocks) {
      blackhole.consume(BlockDecoder.decode(block));
    }
  }
}
