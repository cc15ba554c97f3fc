package dev.tendero.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tendero.answer.Unavailable;
import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TokenStateManager;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;

/**
 * Keeps the tokens of an identity provider on the server; the browser gets a random secret. The
 * secret is also the key that the row is sealed with, so a copy of the table opens nothing.
 */
@Singleton
@Alternative // to cookies that hold the tokens
@Priority(1)
final class ProviderSessions implements TokenStateManager {
  private static final int SECRET_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final DataSource database;
  private final ObjectMapper json;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  ProviderSessions(DataSource database, ObjectMapper json, Clock clock) {
    this.database = database;
    this.json = json;
    this.clock = clock;
  }

  private interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  @Override
  public Uni<String> createTokenState(
      RoutingContext request,
      OidcTenantConfig tenant,
      AuthorizationCodeTokens tokens,
      OidcRequestContext<String> context) {
    return context.runBlocking(() -> keep(tokens));
  }

  @Override
  public Uni<AuthorizationCodeTokens> getTokens(
      RoutingContext request,
      OidcTenantConfig tenant,
      String cookie,
      OidcRequestContext<AuthorizationCodeTokens> context) {
    return context.runBlocking(() -> find(cookie).orElseThrow(AuthenticationFailedException::new));
  }

  @Override
  public Uni<Void> deleteTokens(
      RoutingContext request,
      OidcTenantConfig tenant,
      String cookie,
      OidcRequestContext<Void> context) {
    return context.runBlocking(
        () -> {
          forget(cookie);
          return null;
        });
  }

  String keep(AuthorizationCodeTokens tokens) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    String cookie = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    byte[] row = seal(secret, written(tokens));
    in(
        connection -> {
          try (var delete =
                  connection.prepareStatement("delete from provider_session where expires_at < ?");
              var insert =
                  connection.prepareStatement(
                      "insert into provider_session (id, tokens, expires_at) values (?, ?, ?)")) {
            delete.setTimestamp(1, Timestamp.from(clock.instant()));
            delete.executeUpdate();
            insert.setString(1, id(secret));
            insert.setBytes(2, row);
            insert.setTimestamp(3, Timestamp.from(clock.instant().plus(Sessions.LONGEST)));
            return insert.executeUpdate();
          }
        });
    return cookie;
  }

  Optional<AuthorizationCodeTokens> find(String cookie) {
    Optional<byte[]> secret = secret(cookie);
    return secret
        .flatMap(
            s ->
                in(
                    connection -> {
                      try (var select =
                          connection.prepareStatement(
                              "select tokens from provider_session"
                                  + " where id = ? and expires_at > ?")) {
                        select.setString(1, id(s));
                        select.setTimestamp(2, Timestamp.from(clock.instant()));
                        try (var rows = select.executeQuery()) {
                          return rows.next()
                              ? Optional.of(rows.getBytes(1))
                              : Optional.<byte[]>empty();
                        }
                      }
                    }))
        .map(row -> read(open(secret.get(), row)));
  }

  void forget(String cookie) {
    secret(cookie)
        .ifPresent(
            s ->
                in(
                    connection -> {
                      try (var delete =
                          connection.prepareStatement(
                              "delete from provider_session where id = ?")) {
                        delete.setString(1, id(s));
                        return delete.executeUpdate();
                      }
                    }));
  }

  /** Empty for what is no cookie of ours. */
  private static Optional<byte[]> secret(String cookie) {
    try {
      return Optional.of(Base64.getUrlDecoder().decode(cookie))
          .filter(b -> b.length == SECRET_BYTES);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String id(byte[] secret) {
    return HexFormat.of().formatHex(derived(secret, "id"));
  }

  private static byte[] derived(byte[] secret, String purpose) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(("tendero provider session " + purpose).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] seal(byte[] secret, byte[] clear) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] body = cipher(Cipher.ENCRYPT_MODE, secret, nonce, clear);
    byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + body.length);
    System.arraycopy(body, 0, all, NONCE_BYTES, body.length);
    return all;
  }

  private static byte[] open(byte[] secret, byte[] row) {
    return cipher(
        Cipher.DECRYPT_MODE,
        secret,
        Arrays.copyOf(row, NONCE_BYTES),
        Arrays.copyOfRange(row, NONCE_BYTES, row.length));
  }

  private static byte[] cipher(int mode, byte[] secret, byte[] nonce, byte[] text) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          mode,
          new SecretKeySpec(derived(secret, "key"), "AES"),
          new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a session in the database was changed", e);
    }
  }

  private byte[] written(AuthorizationCodeTokens tokens) {
    try {
      return json.writeValueAsBytes(tokens);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private AuthorizationCodeTokens read(byte[] text) {
    try {
      return json.readValue(text, AuthorizationCodeTokens.class);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private <T> T in(Work<T> work) {
    try (var connection = database.getConnection()) {
      return work.in(connection);
    } catch (SQLException e) {
      throw new Unavailable("database", Duration.ofSeconds(1), e);
    }
  }
}
