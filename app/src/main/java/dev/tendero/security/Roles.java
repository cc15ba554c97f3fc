package dev.tendero.security;

import java.util.Set;

/** What somebody who is signed in may do, by the names that accounts and tokens carry. */
public final class Roles {
  /** Everybody; it opens nothing that a person without an account does not have. */
  public static final String SHOPPER = "shopper";

  /** Loads and deletes products and documents. */
  public static final String CATALOG_ADMIN = "catalog-admin";

  /** Reads the log of exchanges. */
  public static final String COMPLIANCE = "compliance";

  /** Runs the service. */
  public static final String OPERATOR = "operator";

  /** Whoever can read the home's files: the commands of {@code ./tendero}. Nobody is granted it. */
  public static final String HOME_OWNER = "home-owner";

  /** Those that an account or a token may carry; others in it are ignored. */
  public static final Set<String> GRANTED = Set.of(SHOPPER, CATALOG_ADMIN, COMPLIANCE, OPERATOR);

  private Roles() {}
}
