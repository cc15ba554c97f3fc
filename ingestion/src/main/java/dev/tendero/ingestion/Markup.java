package dev.tendero.ingestion;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.parser.Parser;

/** Takes the remains of other systems out of a text: tags, entities, escapes written out. */
final class Markup {
  private static final Pattern UNSEEN =
      Pattern.compile("(?is)<!--.*?-->|<(script|style)\\b.*?(?:</\\1\\s*>|$)");
  private static final Pattern OTHER_ENTITY =
      Pattern.compile("&(?!(?:nbsp|lt|gt|quot|apos|#39|reg|trade|deg|amp);)[A-Za-z#]");
  private static final Pattern BREAK =
      Pattern.compile("(?i)<(?:br|/p|/li|/div|/tr|/h\\d)\\b[^<>]{0,200}>");
  private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]{0,2000}>");
  private static final Pattern ESCAPED_LINE_END = Pattern.compile("\\\\r\\\\n|\\\\n|\\\\r|\\r\\n?");
  private static final Pattern SPACES = Pattern.compile("[ \\t\\u00a0]+");
  private static final Pattern LINE_ENDS = Pattern.compile(" *\\n[ \\n]*");

  private Markup() {}

  /** Lines separated by single line ends, without white space around. */
  static String plain(String text) {
    String out = text;
    if (out.indexOf('<') >= 0) {
      out = UNSEEN.matcher(out).replaceAll(" ");
      out = TAG.matcher(BREAK.matcher(out).replaceAll("\n")).replaceAll(" ");
    }
    if (out.indexOf('&') >= 0) {
      out = OTHER_ENTITY.matcher(out).find() ? Parser.unescapeEntities(out, false) : common(out);
    }
    if (out.indexOf('\\') >= 0 || out.indexOf('\r') >= 0) {
      out = ESCAPED_LINE_END.matcher(out).replaceAll("\n");
    }
    out = SPACES.matcher(out).replaceAll(" ");
    return LINE_ENDS.matcher(out).replaceAll("\n").strip();
  }

  /** The usual ones without the cost of a parser. */
  private static String common(String text) {
    return text.replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&#39;", "'")
        .replace("&reg;", "®")
        .replace("&trade;", "™")
        .replace("&deg;", "°")
        .replace("&amp;", "&");
  }

  /** In one line: the lines of a list, without their bullets, separated by semicolons. */
  static String line(String text) {
    String plain = plain(text);
    if (plain.indexOf('\n') < 0) {
      return plain.startsWith("- ") ? plain.substring(2) : plain;
    }
    return plain
        .lines()
        .map(l -> l.replaceFirst("^[-•*·] *", "").replaceFirst(" *[;,]$", "").strip())
        .filter(l -> !l.isEmpty())
        .collect(Collectors.joining("; "));
  }
}
