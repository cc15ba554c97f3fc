package dev.tendero.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Makes somebody of ours out of a token: of its roles those that can be granted and no other, and
 * its owner as subject of their conversations.
 */
@Singleton
final class ProviderIdentity implements SecurityIdentityAugmentor {
  private static final int SUBJECT_HEX = 32;

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    return Uni.createFrom()
        .item(
            identity.getPrincipal() instanceof JsonWebToken token
                ? ours(identity, token)
                : known(identity));
  }

  /** Made here, or nobody: what came another way has no role, whatever it is called. */
  private static SecurityIdentity known(SecurityIdentity identity) {
    boolean here =
        identity.isAnonymous()
            || identity.getAttribute(SignIn.WHO) != null
            || HomeOwnerMechanism.made(identity);
    if (!here) {
      throw new AuthenticationFailedException();
    }
    return identity;
  }

  private static SecurityIdentity ours(SecurityIdentity identity, JsonWebToken token) {
    if (token.getSubject() == null || token.getName() == null) {
      throw new AuthenticationFailedException(); // all such would be one person
    }
    Set<String> roles = new HashSet<>(identity.getRoles());
    roles.retainAll(Roles.GRANTED);
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(token)
        .addCredentials(identity.getCredentials())
        .addAttributes(identity.getAttributes())
        .addRoles(roles)
        .addAttribute(SignIn.WHO, new SignedIn(token.getName(), subject(token), roles))
        .build();
  }

  /** One for each person of each provider, and without their name in it. */
  private static String subject(JsonWebToken token) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(
                  (token.getIssuer() + '\n' + token.getSubject()).getBytes(StandardCharsets.UTF_8));
      return "o-" + HexFormat.of().formatHex(hash).substring(0, SUBJECT_HEX);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
