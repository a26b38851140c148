package io.energyiot.server.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictJsonTest {
  private static final StrictJson<Order> READER =
      new StrictJson<>(Order.class, "an order", field -> "is not that");

  record Order(List<String> names, String zone, Boolean dry_run) {}

  private static Order read(String json) {
    return READER.read(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void anObjectOfItsFieldsIsRead() {
    assertThat(read("{\"dry_run\":true,\"names\":[\"a\",\"b\"]}"))
        .isEqualTo(new Order(List.of("a", "b"), null, true));
    assertThat(read("{\"zone\":null}")).isEqualTo(new Order(null, null, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{'zone':1}|zone",
        "{'zone':true}|zone",
        "{'zone':1.5}|zone",
        "{'zone':['UTC']}|zone",
        "{'names':[1]}|names",
        "{'names':'a'}|names",
        "{'dry_run':'true'}|dry_run",
        "{'dry_run':1}|dry_run",
        "null|",
        "[]|",
        "'a'|",
        "{'zone':'UTC','zone':'UTC'}|",
        "{} {}|",
        "{|"
      })
  void anythingElseIsRefused(String json, String field) {
    assertThatExceptionOfType(EnergyException.class)
        .isThrownBy(() -> read(json.replace('\'', '"')))
        .matches(failure -> failure.code() == ErrorCode.JSON_INVALID)
        .satisfies(failure -> assertThat(field(failure)).isEqualTo(field));
  }

  private static String field(EnergyException failure) {
    return failure instanceof BrokenRuleException broken ? broken.field() : null;
  }

  @Test
  void aMisspeltFieldIsNamedWithTheOneThatMayBeMeant() {
    assertThatExceptionOfType(BrokenRuleException.class)
        .isThrownBy(() -> read("{\"zones\":\"UTC\"}"))
        .matches(failure -> failure.code() == ErrorCode.FIELD_UNKNOWN)
        .withMessageContaining("zone");
  }
}
