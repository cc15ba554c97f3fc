package dev.tendero.catalog;

import java.util.Locale;

/**
 * One typed statement of a feed about a product.
 *
 * @param name as the feed writes it ("Cable length")
 */
public record Attribute(String name, Value value) {

  /** The name in the form that attributes are matched by: {@code cable_length}. */
  public String key() {
    return key(name);
  }

  /** Lower case, every run of other characters than letters and digits as one underscore. */
  public static String key(String name) {
    var out = new StringBuilder(name.length());
    for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
      if (Character.isLetterOrDigit(c)) {
        out.append(c);
      } else if (!out.isEmpty() && out.charAt(out.length() - 1) != '_') {
        out.append('_');
      }
    }
    int end = out.length();
    return !out.isEmpty() && out.charAt(end - 1) == '_'
        ? out.substring(0, end - 1)
        : out.toString();
  }
}
