package io.energyiot.store.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.energyiot.model.access.Role;
import io.energyiot.model.access.Scope;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.fixture.Await;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.TestKeyspace;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ApiKeysIT {
  private static EnergyStore store;

  private final ApiKeys keys = store.apiKeys();

  @BeforeAll
  static void open() {
    store = TestKeyspace.open();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private static NewKey named(String name) {
    return new NewKey(name, Set.of(Role.READ), Scope.WHOLE, null);
  }

  private Optional<ApiKey> find(String id) {
    return keys.find(id).toCompletableFuture().join();
  }

  @Test
  void aKeyIsFoundAsItWasMadeAndItsTextIsNotStored() {
    Instant expires = store.clock().instant().plus(Duration.ofDays(1));
    Scope scope = Scope.of(List.of("device=A", "device=B"));
    NewKey wanted = new NewKey("Meters Nord", Set.of(Role.INGEST, Role.READ), scope, expires);
    CreatedKey created = keys.create(wanted, "somebody");

    ApiKey found = find(created.text().id()).orElseThrow();
    assertThat(found).isEqualTo(created.key());
    assertThat(found.name()).isEqualTo("Meters Nord");
    assertThat(found.roles()).isEqualTo(wanted.roles());
    assertThat(found.scope()).isEqualTo(scope);
    assertThat(found.createdBy()).isEqualTo("somebody");
    assertThat(found.expires()).isEqualTo(expires);
    assertThat(found.is(created.text())).isTrue();
    assertThat(found.is(keys.create(named("another"), "somebody").text())).isFalse();
    assertThat(found.isValid(expires.minusMillis(1))).isTrue();
    assertThat(found.isValid(expires)).isFalse();
    String row =
        store
            .session()
            .execute("SELECT JSON * FROM api_key WHERE id = ?", found.id())
            .one()
            .getString(0);
    assertThat(row).contains(found.id()).doesNotContain(created.text().secret().substring(16));
    assertThat(found.toString() + created).doesNotContain(created.text().secret().substring(16));
  }

  @Test
  void aRevokedKeyStaysRevokedAndListed() {
    String id = keys.create(named("revoked"), "somebody").text().id();
    Instant revoked = keys.revoke(id).orElseThrow().revoked();
    assertThat(revoked).isNotNull();
    assertThat(keys.revoke(id).orElseThrow().revoked()).isEqualTo(revoked);
    assertThat(find(id).orElseThrow().isValid(revoked)).isFalse();
    assertThat(keys.list()).extracting(ApiKey::id).contains(id);
  }

  /** As a later release may have written it, before this one was installed again. */
  @Test
  void aKeyWithUnknownRolesOrScopeMayNothingAndCanBeListedAndRevoked() {
    for (String unknown : List.of("roles", "scope")) {
      CreatedKey created = keys.create(named("of a later release"), "somebody");
      String id = created.text().id();
      store.session().execute("UPDATE api_key SET " + unknown + " = {'future'} WHERE id = ?", id);
      ApiKey found = find(id).orElseThrow();
      assertThat(found.is(created.text())).isTrue();
      assertThat(found.roles()).isEmpty();
      assertThat(keys.list()).extracting(ApiKey::id).contains(id);
      assertThat(keys.revoke(id).orElseThrow().revoked()).isNotNull();
    }
  }

  @Test
  void aKeyExpiresInAYearThatTheStoreCanHold() {
    assertThatExceptionOfType(BrokenRuleException.class)
        .isThrownBy(() -> new NewKey("far", Set.of(Role.READ), Scope.WHOLE, Instant.MAX))
        .matches(refusal -> refusal.code() == ErrorCode.KEY_INVALID);
  }

  @Test
  void theNewestIsListedFirst() {
    String first = keys.create(named("first"), "somebody").text().id();
    store.clock().awaitAfter(find(first).orElseThrow().created().toEpochMilli());
    String second = keys.create(named("second"), "somebody").text().id();
    List<String> ids = keys.list().stream().map(ApiKey::id).toList();
    assertThat(ids.indexOf(second)).isLessThan(ids.indexOf(first)).isNotNegative();
  }

  @Test
  void noKeyIsFoundOrRevokedThatNobodyHasMade() {
    assertThat(find("nobody00")).isEmpty();
    assertThat(keys.revoke("nobody00")).isEmpty();
    assertThat(find("nobody00")).isEmpty();
  }

  @Test
  void aUseIsNotedOnceAMinute() {
    ApiKey key = keys.create(named("used"), "somebody").key();
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    keys.use(key, now);
    Await.await("the use")
        .untilAsserted(() -> assertThat(find(key.id()).orElseThrow().lastUsed()).isEqualTo(now));
    ApiKey used = find(key.id()).orElseThrow();
    keys.use(used, now.plusSeconds(60));
    Instant later = now.plusSeconds(61);
    keys.use(used, later);
    Await.await("the later use")
        .untilAsserted(() -> assertThat(find(key.id()).orElseThrow().lastUsed()).isEqualTo(later));
  }

  @Test
  void aKeyThatHasExpiredIsNotMade() {
    NewKey past = new NewKey("past", Set.of(Role.READ), Scope.WHOLE, Instant.now().minusSeconds(9));
    assertThatExceptionOfType(BrokenRuleException.class)
        .isThrownBy(() -> keys.create(past, "somebody"))
        .matches(refusal -> refusal.code() == ErrorCode.KEY_INVALID);
  }
}
