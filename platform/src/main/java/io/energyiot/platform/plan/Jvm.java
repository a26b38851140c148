package io.energyiot.platform.plan;

import com.sun.management.OperatingSystemMXBean;
import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.service.Service;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The virtual machine of a service. Unless {@code embedded.<service>.heap} is set, its heap is a
 * share of the machine's memory: an eighth from 1 to 8 GiB for Cassandra, a sixteenth from 256 MiB
 * to 2 GiB for the server, a 32nd from 256 MiB to 1 GiB for Kafka, 256 MiB for the schema registry,
 * an eighth from 256 MiB to 8 GiB for the loader, which takes it only while it loads. The rest is
 * left to the file cache, which both stores live on. {@code embedded.<service>.options} adds
 * options of {@code java}.
 *
 * @param heapMiB the maximum of the heap, MiB
 * @param more further options
 */
record Jvm(int heapMiB, List<String> more) {
  private static final String PREFIX = "embedded.";
  private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,5})([mMgG])");
  private static final int FIRST_MIB = 256;
  private static final int MIN_MIB = 64;
  private static final long MAX_YOUNG_MIB = 256;

  /**
   * The virtual machine of {@code service} by {@code settings}.
   *
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID}
   */
  static Jvm of(Service service, Settings settings) {
    String key = PREFIX + service.id() + ".heap";
    int heap =
        settings.text(key).map(text -> mebibytes(key, text, settings)).orElse(share(service));
    String more = settings.text(PREFIX + service.id() + ".options", "");
    return new Jvm(heap, Stream.of(more.split("\\s+")).filter(o -> !o.isEmpty()).toList());
  }

  /**
   * Fails if {@code settings} have a key {@code embedded.…} that is none of ours.
   *
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID}
   */
  static void failOnUnknown(Settings settings) {
    settings.failOnUnknown(
        PREFIX,
        Stream.of(Service.values())
            .map(service -> PREFIX + service.id())
            .flatMap(begin -> Stream.of(begin + ".heap", begin + ".options"))
            .collect(Collectors.toSet()));
  }

  /** Whether a key is read here and means nothing to the server. */
  static boolean isOurs(String key) {
    return key.startsWith(PREFIX);
  }

  /**
   * Options that every service gets. The heap grows when it is needed: what a process that runs as
   * root has at its start, Cassandra pins in memory. A process that is out of memory ends, since
   * one that goes on without the threads it lost only looks alive.
   */
  List<String> options() {
    Stream<String> common =
        Stream.of(
            "-Xms" + Math.min(FIRST_MIB, heapMiB) + "m",
            "-Xmx" + heapMiB + "m",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dfile.encoding=UTF-8");
    return Stream.concat(common, more.stream()).toList();
  }

  /** {@link #options}, with a garbage collector unless the user has chosen another one. */
  List<String> optionsWith(String collector) {
    boolean chosen = more.stream().anyMatch(option -> option.matches("-XX:\\+Use\\w+GC"));
    return chosen ? options() : Stream.concat(options().stream(), Stream.of(collector)).toList();
  }

  /**
   * Bounds the young generation of a process that loads. What a load leaves there is garbage, so
   * collections are as short with more; but left alone, it grows with every load to a third of the
   * heap.
   *
   * @param heapMiB the maximum of the heap, MiB
   */
  static String smallYoung(long heapMiB) {
    return "-XX:MaxNewSize=" + Math.min(MAX_YOUNG_MIB, heapMiB / 3) + "m";
  }

  private static int mebibytes(String key, String text, Settings settings) {
    Matcher size = SIZE.matcher(text);
    if (size.matches()) {
      int unit = size.group(2).equalsIgnoreCase("g") ? 1024 : 1;
      int mebibytes = Integer.parseInt(size.group(1)) * unit;
      if (mebibytes >= MIN_MIB) {
        return mebibytes;
      }
    }
    throw settings.invalid(key, "a size like 512m or 2g, at least " + MIN_MIB + "m");
  }

  private static int share(Service service) {
    OperatingSystemMXBean machine =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long memory = machine.getTotalMemorySize() >> 20;
    return switch (service) {
      case CASSANDRA -> within(1024, memory / 8, 8192);
      case KAFKA -> within(256, memory / 32, 1024);
      case REGISTRY -> FIRST_MIB;
      case SERVER -> within(256, memory / 16, 2048);
      case LOADER -> within(256, memory / 8, 8192);
    };
  }

  private static int within(int min, long wanted, int max) {
    return (int) Math.max(min, Math.min(wanted, max));
  }
}
