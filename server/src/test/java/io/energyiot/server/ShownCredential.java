package io.energyiot.server;

import io.energyiot.server.oidc.SignedToken;
import io.energyiot.store.access.CreatedKey;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The credentials that AccessIT shows, good and bad ones, by the name of their column. */
final class ShownCredential {
  /** What the column of a good credential begins with. */
  static final String GOOD = "right";

  static final String WRONG_ROLE = "wrong role";
  static final String SCOPED = "scope:";
  static final String DEVICE = "walked";

  private static final List<String> ROLES = List.of("ingest", "read", "operate", "admin");

  private ShownCredential() {}

  /**
   * Headers by column; null to send none.
   *
   * @param role that an operation needs; null if any identity may
   */
  static Map<String, String> all(GuardedServer server, String role) {
    Map<String, String> headers = new LinkedHashMap<>(bad(server, role == null ? "read" : role));
    String right = role == null ? "read" : role;
    List<String> others =
        ROLES.stream().filter(each -> !each.equals(right) && !each.equals("admin")).toList();
    headers.put(WRONG_ROLE + " (key)", bearer(server.key(others, "*")));
    headers.put(WRONG_ROLE + " (JWT)", token(server, others, it -> it));
    headers.put(SCOPED + " other", bearer(server.key(List.of(right), "device=other")));
    headers.put(SCOPED + " own", bearer(server.key(List.of(right), "device=" + DEVICE)));
    headers.put(SCOPED + " group", bearer(server.key(List.of(right), "region=mitte")));
    headers.put(GOOD + " key", bearer(server.key(List.of(right), "*")));
    headers.put(GOOD + " JWT", token(server, List.of(right), it -> it));
    headers.put(GOOD + ": admin", "Bearer " + GuardedServer.TOKEN);
    return headers;
  }

  private static Map<String, String> bad(GuardedServer server, String role) {
    List<String> roles = List.of(role);
    Issuer issuer = server.issuer();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("none", null);
    headers.put("malformed", "Bearer");
    headers.put("unknown key", "Bearer energy_nobody00_" + "A".repeat(43));
    headers.put("revoked", bearer(revoked(server, roles)));
    headers.put("expired", token(server, roles, it -> it.expiringIn(Duration.ofMinutes(-2))));
    headers.put("foreign", token(server, roles, it -> it.with("iss", "http://evil.example")));
    headers.put("audience", token(server, roles, it -> it.with("aud", "others")));
    headers.put("alg none", "Bearer " + issuer.token(roles).unsigned("first"));
    byte[] publicKey = issuer.key("first").getPublic().getEncoded();
    headers.put("HMAC", "Bearer " + issuer.token(roles).signedByPublicKey("first", publicKey));
    return headers;
  }

  private static CreatedKey revoked(GuardedServer server, List<String> roles) {
    CreatedKey key = server.key(roles, "*");
    server.store().apiKeys().revoke(key.key().id());
    return key;
  }

  private static String bearer(CreatedKey key) {
    return "Bearer " + key.text().secret();
  }

  private static String token(
      GuardedServer server, List<String> roles, UnaryOperator<SignedToken> change) {
    Issuer issuer = server.issuer();
    return "Bearer " + issuer.signed(change.apply(issuer.token(roles)));
  }
}
