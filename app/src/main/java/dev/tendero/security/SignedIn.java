package dev.tendero.security;

import java.util.Set;

/**
 * Somebody who is signed in.
 *
 * @param subject whose conversations are theirs
 */
public record SignedIn(String name, String subject, Set<String> roles) {
  public SignedIn {
    roles = Set.copyOf(roles);
  }
}
