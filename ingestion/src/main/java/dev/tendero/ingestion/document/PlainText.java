package dev.tendero.ingestion.document;

import dev.tendero.ingestion.document.Extraction.Format;
import dev.tendero.ingestion.document.Extraction.Read;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;

/** Plain text, whose form feeds part its pages, and Markdown, which stays what it is. */
final class PlainText {
  private static final Pattern COMMENT = Pattern.compile("<!--(.*?)(?:-->|\\z)", Pattern.DOTALL);
  private static final Pattern UNSEEN_REFERENCE =
      Pattern.compile("(?m)^ {0,3}\\[(?://|comment|_)]:[ \\t]*(.*)$");
  private static final Pattern FRONT_MATTER =
      Pattern.compile("\\A---[ \\t]*\\n(.{0,4000}?)\\n---[ \\t]*\\n", Pattern.DOTALL);
  private static final Pattern FRONT_TITLE =
      Pattern.compile("(?m)^title:[ \\t]*[\"']?(.{1,200}?)[\"']?[ \\t]*$");
  private static final Pattern UNDERLINED =
      Pattern.compile("(?m)^(?![ \\t]*[#|>*-])(\\S.{0,199})\\n(=+|-{2,})[ \\t]*$");
  private static final Pattern TITLE = Pattern.compile("(?m)^#{1,6}[ \\t]+(.{1,200}?)[ \\t#]*$");
  private static final Pattern IMAGE =
      Pattern.compile("!\\[([^\\]\\n]{0,200})]\\([^)\\n]{0,2000}\\)");
  private static final Pattern TAG =
      Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})((?:\\s[^<>]{0,1000})?)/?>");

  private PlainText() {}

  static Read text(Path file, Assembly assembly) throws IOException {
    String text = Encoding.decode(Files.readAllBytes(file), assembly);
    String[] pages = text.split("\f", -1);
    int count = 0;
    for (String page : pages) {
      assembly.page(++count);
      for (String paragraph : Cleaning.lines(page).split("\\n\\s*\\n")) {
        assembly.verbatim(paragraph);
      }
    }
    return assembly.read(Format.TEXT, pages.length == 1 ? 0 : pages.length);
  }

  static Read markdown(Path file, Assembly assembly) throws IOException {
    String text = Cleaning.lines(Encoding.decode(Files.readAllBytes(file), assembly));
    Matcher front = FRONT_MATTER.matcher(text);
    if (front.find()) {
      Matcher title = FRONT_TITLE.matcher(front.group(1));
      if (title.find()) {
        assembly.title(title.group(1));
      }
      text = text.substring(front.end());
    }
    text = without(COMMENT, text, assembly);
    text = without(UNSEEN_REFERENCE, text, assembly);
    text = withoutTags(text, assembly);
    text = IMAGE.matcher(text).replaceAll(image -> Matcher.quoteReplacement(image.group(1)));
    text =
        UNDERLINED
            .matcher(text)
            .replaceAll(
                line ->
                    Matcher.quoteReplacement(
                        (line.group(2).startsWith("=") ? "# " : "## ") + line.group(1)));
    Matcher first = TITLE.matcher(text);
    if (!front.hasMatch() && first.find()) {
      assembly.title(first.group(1));
    }
    for (String paragraph : text.split("\\n\\s*\\n")) {
      assembly.verbatim(paragraph);
    }
    return assembly.read(Format.MARKDOWN, 0);
  }

  private static String without(Pattern unseen, String text, Assembly assembly) {
    return unseen
        .matcher(text)
        .replaceAll(
            found -> {
              assembly.hidden(0, found.group(1));
              return "";
            });
  }

  /** Leaves out the tags of web pages, and what stands in those that a browser does not show. */
  private static String withoutTags(String text, Assembly assembly) {
    var out = new StringBuilder(text.length());
    var unseen = new StringBuilder();
    String within = "";
    int depth = 0;
    int from = 0;
    Matcher tag = TAG.matcher(text);
    while (tag.find()) {
      (within.isEmpty() ? out : unseen).append(text, from, tag.start());
      from = tag.end();
      String name = tag.group(2).toLowerCase(java.util.Locale.ROOT);
      boolean opens = tag.group(1).isEmpty() && !tag.group().endsWith("/>");
      if (!within.isEmpty()) {
        depth += name.equals(within) ? (opens ? 1 : -1) : 0;
        within = depth == 0 ? "" : within;
      } else if (opens && isHidden(name, tag.group())) {
        within = name;
        depth = 1;
      } else if (name.equals("br")) {
        out.append(' ');
      }
    }
    (within.isEmpty() ? out : unseen).append(text, from, text.length());
    assembly.hidden(0, unseen.toString());
    return out.toString();
  }

  private static boolean isHidden(String name, String tag) {
    if (name.equals("script") || name.equals("style") || name.equals("template")) {
      return true;
    }
    var element = Jsoup.parse(tag, Parser.xmlParser()).children().first();
    return element != null
        && (element.hasAttr("hidden")
            || Hiding.byStyle(element.attr("style"))
            || Hiding.isWhite(element.attr("style")));
  }
}
