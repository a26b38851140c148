package io.energyiot.analytics.rollup;

import io.energyiot.store.rollup.RollupReceipt;
import java.io.PrintWriter;
import java.util.Locale;

/** A receipt as a line for people, or as a line of JSON. */
final class ReceiptText {
  private static final double MILLIS_IN_SECOND = 1000;

  private ReceiptText() {}

  static void print(RollupReceipt receipt, boolean json, PrintWriter out) {
    out.println(json ? json(receipt) : line(receipt));
  }

  private static String line(RollupReceipt receipt) {
    return String.format(
        Locale.ROOT,
        "%s  %,d meter-days, %,d readings; %,d of %,d registered devices reported;"
            + " as of %s, in %.1f s",
        receipt.day(),
        receipt.series(),
        receipt.readings(),
        receipt.reporting(),
        receipt.registered(),
        receipt.asOf(),
        receipt.millis() / MILLIS_IN_SECOND);
  }

  /** No value needs escapes. */
  private static String json(RollupReceipt receipt) {
    return String.format(
        Locale.ROOT,
        "{\"day\":\"%s\",\"run\":\"%s\",\"as_of\":\"%s\",\"millis\":%d,\"series\":%d,"
            + "\"readings\":%d,\"registered\":%d,\"reporting\":%d}",
        receipt.day(),
        receipt.run(),
        receipt.asOf(),
        receipt.millis(),
        receipt.series(),
        receipt.readings(),
        receipt.registered(),
        receipt.reporting());
  }
}
