package io.energyiot.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.energyiot.server.oidc.KeyPairs;
import io.energyiot.server.oidc.SignedToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** An OpenID Connect issuer with discovery and a JSON Web Key Set, over real HTTP. */
final class Issuer implements AutoCloseable {
  static final String AUDIENCE = "energy";

  private final HttpServer server;
  private final Map<String, KeyPair> keys = new ConcurrentHashMap<>();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile boolean silent;

  Issuer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    keys.put("first", KeyPairs.rsa());
    server.createContext("/.well-known/openid-configuration", it -> answer(it, discovery()));
    server.createContext("/keys", it -> answer(it, keySet()));
    server.start();
  }

  /** Its name, which is also its address. */
  String name() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** How many questions it has had. */
  int asked() {
    return asked.get();
  }

  /** Has it take connections and questions, and never answer, until it is to speak again. */
  void setSilent(boolean silent) {
    this.silent = silent;
  }

  /** A new key, beside the others. */
  void addKey(String id) {
    keys.put(id, KeyPairs.rsa());
  }

  KeyPair key(String id) {
    return keys.get(id);
  }

  /** A token that is good, before it is changed and signed. */
  SignedToken token(List<String> roles) {
    return SignedToken.of(name(), AUDIENCE).roles(roles);
  }

  String signed(SignedToken token) {
    return signed(token, "first");
  }

  String signed(SignedToken token, String keyId) {
    return token.signed("RS256", keyId, keys.get(keyId).getPrivate());
  }

  private String discovery() {
    return """
        {"issuer":"%1$s","jwks_uri":"%1$s/keys","authorization_endpoint":"%1$s/authorize",
         "token_endpoint":"%1$s/token","subject_types_supported":["public"],
         "response_types_supported":["code"],"id_token_signing_alg_values_supported":["RS256"]}
        """
        .formatted(name());
  }

  private String keySet() {
    List<String> all =
        keys.entrySet().stream().map(each -> KeyPairs.jwk(each.getKey(), each.getValue())).toList();
    return "{\"keys\":[" + String.join(",", all) + "]}";
  }

  private void answer(HttpExchange exchange, String body) throws IOException {
    asked.incrementAndGet();
    if (silent) {
      return; // which leaves the connection open
    }
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
