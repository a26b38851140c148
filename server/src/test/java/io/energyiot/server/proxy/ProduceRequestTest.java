package io.energyiot.server.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests are read record by record, and of what is too much nothing is kept. */
class ProduceRequestTest {
  private static final int MAX = 200_000;

  /** As much as the largest body has; a tree of it would take a GiB. */
  private static InputStream body(String before, String part, int count, String after) {
    return new SequenceInputStream(
        Collections.enumeration(
            List.of(
                new ByteArrayInputStream(before.getBytes(UTF_8)),
                new ByteArrayInputStream(part.repeat(count).getBytes(UTF_8)),
                new ByteArrayInputStream(after.getBytes(UTF_8)))));
  }

  @Test
  void moreRecordsThanAreTakenAreCountedAndNotRead() {
    InputStream body = body("{\"records\":[", "{},", 11_000_000, "{}]}");
    ProxyException refusal =
        assertTimeoutPreemptively(
            Duration.ofSeconds(10),
            () -> catchThrowableOfType(ProxyException.class, () -> ProduceRequest.read(body, MAX)));
    assertThat(refusal.error()).isEqualTo(ProxyError.REQUEST_INVALID);
  }

  @Test
  void aValueOfMillionsOfObjectsIsPassedOver() {
    InputStream body =
        body("{\"records\":[{\"value\":[", "{},", 11_000_000, "{}]},{\"value\":1}]}");
    ProduceRequest request =
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> ProduceRequest.read(body, MAX));
    assertThat(request.records()).extracting(ProxyRecord::tooLong).containsExactly(true, false);
    assertThat(request.records().get(0).value()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ \"a\" : [ 1.50 , null, true ] } | {\"a\":[1.50,null,true]}",
        "12345678901234567.1234567890 | 12345678901234567.1234567890",
        "1e999999999 | 1E+999999999",
        "\"\\u00e4\\n\" | \"ä\\n\""
      })
  void aValueIsKeptAsCompactJson(String json, String kept) throws IOException {
    String text = "{\"records\":[{\"value\":" + json + "}]}";
    ProduceRequest request =
        ProduceRequest.read(new ByteArrayInputStream(text.getBytes(UTF_8)), MAX);
    assertThat(new String(request.records().get(0).value(), UTF_8)).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"records\":[{\"value\":{\"a\":1,\"a\":2}}]} | 400",
        "{\"records\":[{\"value\":1,\"value\":2}]} | 400",
        "{\"records\":[{\"value\":1}]} x | 400",
        "{\"records\":[{\"value\":1}] | 400",
        "{\"records\":[{\"value\":1}],\"more\":1} | 422",
        "{\"records\":{}} | 422",
        "{\"value_schema_id\":99999999999,\"records\":[{\"value\":1}]} | 422"
      })
  void whatIsNoRequestIsNamed(String text, int code) {
    ProxyException refusal =
        catchThrowableOfType(
            ProxyException.class,
            () -> ProduceRequest.read(new ByteArrayInputStream(text.getBytes(UTF_8)), MAX));
    assertThat(refusal.error().code()).isEqualTo(code);
  }
}
