package dev.tendero.security;

import dev.tendero.answer.Invalid;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How people sign in here.
 *
 * @param by chosen by the operator, or by what else is configured
 */
public record SignIn(By by) {
  /** By which a browser on this machine calls it. */
  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  /** The attribute of an identity that holds a {@link SignedIn}. */
  public static final String WHO = "tendero.who";

  /** Lower case on the wire. */
  public enum By {
    /** Own accounts, on this machine only. */
    ACCOUNTS,
    /** An OpenID Connect provider. */
    OIDC,
    /** Nobody can. */
    NONE
  }

  /**
   * @param chosen empty for what fits: the provider where one is named, else own accounts
   * @param provider its address
   * @throws Invalid for two ways at once, or a provider without an address
   */
  public static SignIn of(Optional<By> chosen, Optional<?> provider) {
    By by = chosen.orElse(provider.isPresent() ? By.OIDC : By.ACCOUNTS);
    if (by == By.ACCOUNTS && provider.isPresent()) {
      throw invalid(
          "own accounts and an identity provider would be two doors with two keys: set either"
              + " TENDERO_SIGN_IN_BY=accounts or TENDERO_SIGN_IN_URL, not both.");
    }
    if (by == By.OIDC && provider.isEmpty()) {
      throw invalid("TENDERO_SIGN_IN_BY=oidc needs TENDERO_SIGN_IN_URL.");
    }
    return new SignIn(by);
  }

  /**
   * @throws Invalid where accounts of ours would be asked for over a network
   */
  public void allowOn(String host) {
    if (by == By.ACCOUNTS && !isThisMachine(host)) {
      throw invalid(
          "own accounts are for this machine only, and --host "
              + host
              + " is open to others: name an identity provider (TENDERO_SIGN_IN_URL), or let nobody"
              + " sign in (TENDERO_SIGN_IN_BY=none).");
    }
  }

  /** Whether a request calls this machine by its own name. */
  public static boolean isHere(RoutingContext request) {
    HostAndPort named = request.request().authority();
    return named != null && HERE.contains(named.host().toLowerCase(Locale.ROOT));
  }

  public boolean byAccounts() {
    return by == By.ACCOUNTS;
  }

  private static boolean isThisMachine(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static Invalid invalid(String message) {
    return new Invalid("sign_in", "TENDERO_SIGN_IN_BY", message);
  }
}
