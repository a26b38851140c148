package io.energyiot.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.apache.cassandra.auth.AuthenticatedUser;
import org.apache.cassandra.auth.DataResource;
import org.apache.cassandra.auth.IAuthenticator;
import org.apache.cassandra.auth.IResource;
import org.apache.cassandra.exceptions.AuthenticationException;

/**
 * Lets in one user, {@link #NAME}, by the password in the file that the system property {@code
 * energy.password_file} names. No table has users, so none has one that Cassandra made, such as
 * {@code cassandra} with its well-known password.
 */
public final class OwnerLogin implements IAuthenticator {
  /** The only user. */
  static final String NAME = "energy";

  private static final String PASSWORD_FILE = "energy.password_file";

  private final byte[] password;

  /** Reads the password. */
  public OwnerLogin() {
    this(read());
  }

  OwnerLogin(String password) {
    this.password = password.getBytes(StandardCharsets.UTF_8);
  }

  private static String read() {
    try {
      return Files.readString(Path.of(System.getProperty(PASSWORD_FILE))).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean requireAuthentication() {
    return true;
  }

  @Override
  public Set<? extends IResource> protectedResources() {
    return Set.of(DataResource.keyspace("system_auth"));
  }

  @Override
  public void validateConfiguration() {}

  @Override
  public void setup() {}

  @Override
  public SaslNegotiator newSaslNegotiator(InetAddress client) {
    return new PlainLogin();
  }

  @Override
  public AuthenticatedUser legacyAuthenticate(Map<String, String> credentials) {
    return user(
        credentials.getOrDefault("username", ""),
        credentials.getOrDefault("password", "").getBytes(StandardCharsets.UTF_8));
  }

  private AuthenticatedUser user(String name, byte[] shown) {
    if (isOwner(name, shown)) {
      return new AuthenticatedUser(NAME);
    }
    throw new AuthenticationException("the user name or the password is wrong");
  }

  /** Whether it is the owner who shows this password. How long that takes does not depend on it. */
  boolean isOwner(String name, byte[] shown) {
    return MessageDigest.isEqual(shown, password) && name.equals(NAME);
  }

  /** SASL PLAIN (RFC 4616): an identity that we ignore, the name, the password, each after a 0. */
  private final class PlainLogin implements SaslNegotiator {
    private AuthenticatedUser user;

    @Override
    public byte[] evaluateResponse(byte[] response) {
      int name = next(response, 0);
      int shown = next(response, name);
      user =
          user(
              new String(response, name, shown - name - 1, StandardCharsets.UTF_8),
              Arrays.copyOfRange(response, shown, response.length));
      return null;
    }

    private static int next(byte[] response, int from) {
      for (int i = from; i < response.length; i++) {
        if (response[i] == 0) {
          return i + 1;
        }
      }
      throw new AuthenticationException("not a login by SASL PLAIN");
    }

    @Override
    public boolean isComplete() {
      return user != null;
    }

    @Override
    public AuthenticatedUser getAuthenticatedUser() {
      if (user == null) {
        throw new AuthenticationException("nobody has logged in");
      }
      return user;
    }
  }
}
