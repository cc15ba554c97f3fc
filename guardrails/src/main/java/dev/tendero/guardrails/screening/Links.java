package dev.tendero.guardrails.screening;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Links of a text that lead where they must not. */
public final class Links {

  /**
   * @param kind "foreign" (another host or path), "scheme" (javascript:, data: ...) or "disguised"
   *     (a name before @, a look-alike or numeric host, a backslash)
   */
  public record Found(String kind, int start, int end) {}

  private static final Pattern LINK =
      Pattern.compile(
          "(?i)(?<![\\w@.])(?:[a-z][a-z0-9+.-]{1,20}+:)?[/\\\\]{2}[^\\s<>\"'`|)\\]}]{1,2000}+"
              + "|(?<![\\w@.-])www\\.[^\\s<>\"'`|)\\]}]{1,2000}+"
              + "|(?<![\\w@./:-])(?:[\\p{L}\\p{Nd}-]{1,63}\\.){1,4}(?:com|net|org|info|biz|io|co|shop|store|es|mx|eu|uk|de|fr|it|pt|us|ar|cl|pe|xyz|top|site|online|app|dev|ru|cn|link|click|ly|gl|me|tv|cc|ai)(?![\\p{L}\\p{Nd}-]|\\.\\p{L})(?:[/?#:][^\\s<>\"'`|)\\]}]{0,2000}+)?");

  private static final Pattern SCHEME =
      Pattern.compile(
          "(?i)(?<![\\w])(?:javascript|data|vbscript|file|blob|intent|sms|tel|mailto):(?=[^\\s])[^\\s<>\"'`|)\\]}]{1,2000}+");

  private Links() {}

  /**
   * The links of {@code text} that {@code allowed} does not cover.
   *
   * @param allowed hosts ("shop.example") and addresses; an address covers itself and what lies
   *     beneath its path
   */
  public static List<Found> foreign(String text, Collection<String> allowed) {
    List<Found> found = new ArrayList<>();
    Matcher schemes = SCHEME.matcher(text);
    while (schemes.find()) {
      if (!allowed.contains(schemes.group())) {
        found.add(new Found("scheme", schemes.start(), schemes.end()));
      }
    }
    Matcher links = LINK.matcher(text);
    while (links.find()) {
      String link = trimmed(links.group());
      int end = links.start() + link.length();
      if (disguised(link)) {
        found.add(new Found("disguised", links.start(), end));
      } else if (allowed.stream().noneMatch(covers -> covered(link, covers))) {
        found.add(new Found("foreign", links.start(), end));
      }
    }
    return found;
  }

  private static boolean disguised(String link) {
    String host = authority(link);
    return link.indexOf('\\') >= 0
        || host.indexOf('@') >= 0
        || host.contains("xn--")
        || host.chars().anyMatch(c -> c > 0x7F)
        || host.matches("[\\d.]+(?::\\d+)?|0x[0-9a-f]+|\\[.*");
  }

  private static boolean covered(String link, String allowed) {
    if (link.equals(allowed)) {
      return true;
    }
    if (!authority(link).equals(authority(allowed)) || !sameScheme(link, allowed)) {
      return false;
    }
    String path = path(allowed);
    String asked = path(link);
    return !asked.contains("..")
        && (path.isEmpty()
            || asked.equals(path)
            || (asked.startsWith(path)
                && (path.endsWith("/") || "/?#".indexOf(asked.charAt(path.length())) >= 0)));
  }

  /** An allowed address without a scheme allows http and https. */
  private static boolean sameScheme(String link, String allowed) {
    String scheme = scheme(link);
    return scheme.isEmpty() || scheme.equals("https") || scheme.equals("http")
        ? scheme(allowed).isEmpty() || scheme.isEmpty() || scheme(allowed).equals(scheme)
        : scheme.equals(scheme(allowed));
  }

  private static String scheme(String link) {
    int colon = link.indexOf("://");
    return colon < 0 ? "" : link.substring(0, colon).toLowerCase(Locale.ROOT);
  }

  private static String rest(String link) {
    int slashes = link.indexOf("//");
    return slashes < 0 ? link : link.substring(slashes + 2);
  }

  private static String authority(String link) {
    String host = rest(link).split("[/?#\\\\]", 2)[0].toLowerCase(Locale.ROOT);
    return host.startsWith("www.") ? host.substring(4) : host;
  }

  private static String path(String link) {
    String rest = rest(link);
    int slash = rest.indexOf('/');
    return slash < 0 ? "" : rest.substring(slash);
  }

  /** Without the punctuation of the sentence around. */
  private static String trimmed(String link) {
    int end = link.length();
    while (end > 0 && ".,;:!?*_…".indexOf(link.charAt(end - 1)) >= 0) {
      end--;
    }
    return link.substring(0, end);
  }
}
