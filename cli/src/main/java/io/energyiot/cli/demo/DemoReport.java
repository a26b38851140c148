package io.energyiot.cli.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * The figures of a demo.
 *
 * @param address where the server listens
 * @param upSeconds from nothing, or from what was running, to ready
 * @param generateSeconds for the file
 * @param load the receipt of the file
 * @param stream what streaming took
 * @param range the question for a day
 * @param usages the usage in each period, the shortest first
 */
public record DemoReport(
    String address,
    double upSeconds,
    double generateSeconds,
    Map<String, Object> load,
    Stream stream,
    Range range,
    List<Usage> usages) {

  /** Copies the list. */
  public DemoReport {
    usages = List.copyOf(usages);
  }

  /**
   * Readings sent by REST.
   *
   * @param readings how many were acknowledged
   * @param requests in how many requests
   * @param acknowledgedMillis the median time from request to answer
   * @param readableMillis the longest time from an answer until its readings were read back
   */
  public record Stream(
      int readings, int requests, double acknowledgedMillis, double readableMillis) {}

  /**
   * The readings of a device and a day.
   *
   * @param readings how many came
   * @param millis the time of the request
   */
  public record Range(String deviceId, String from, String to, int readings, double millis) {}

  /**
   * The usage in one period.
   *
   * @param count values present
   * @param expected intervals of the period
   * @param millis the time of the request
   */
  public record Usage(
      String period,
      String from,
      String to,
      BigDecimal sum,
      BigDecimal min,
      BigDecimal max,
      BigDecimal mean,
      long count,
      long expected,
      double millis) {}
}
