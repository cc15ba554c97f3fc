package dev.tendero.ingestion.document;

import static dev.tendero.ingestion.document.WordDocument.attribute;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What the styles and numberings of a Word file say of paragraphs: heading, item, hidden. */
final class WordStyles {
  private static final int MAX_CHAIN = 10;

  /**
   * @param level of a heading from 1, 0 for none
   * @param numbering the id of its list; empty for none
   */
  private record Style(String basedOn, int level, String numbering, boolean hidden) {}

  private final Map<String, Style> styles = new HashMap<>();
  private final Map<String, String> abstractOf = new HashMap<>();
  private final Map<String, Boolean> bulleted = new HashMap<>();

  void readStyles(XMLStreamReader xml) throws XMLStreamException {
    String id = "";
    String basedOn = "";
    String numbering = "";
    int level = 0;
    boolean hidden = false;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "style" -> {
            id = attribute(xml, "styleId");
            basedOn = "";
            numbering = "";
            level = 0;
            hidden = false;
          }
          case "name" -> level = Math.max(level, levelOf(attribute(xml, "val")));
          case "basedOn" -> basedOn = attribute(xml, "val");
          case "outlineLvl" -> level = outline(attribute(xml, "val"));
          case "numId" -> numbering = attribute(xml, "val");
          case "vanish" -> hidden = isOn(xml);
          default -> {}
        }
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("style")) {
        styles.put(id, new Style(basedOn, level, numbering, hidden));
      }
    }
  }

  void readNumbering(XMLStreamReader xml) throws XMLStreamException {
    String definition = "";
    String list = "";
    String level = "";
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      switch (xml.getLocalName()) {
        case "abstractNum" -> definition = attribute(xml, "abstractNumId");
        case "num" -> list = attribute(xml, "numId");
        case "lvl" -> level = attribute(xml, "ilvl");
        case "abstractNumId" -> abstractOf.put(list, attribute(xml, "val"));
        case "numFmt" ->
            bulleted.put(definition + ":" + level, attribute(xml, "val").equals("bullet"));
        default -> {}
      }
    }
  }

  /** From 1; 0 where the style is no heading's. */
  int level(String style) {
    Style at = styles.get(style);
    for (int i = 0; at != null && i < MAX_CHAIN; i++, at = styles.get(at.basedOn())) {
      if (at.level() > 0) {
        return at.level();
      }
    }
    return at == null && styles.isEmpty() ? levelOf(style) : 0;
  }

  String numbering(String style) {
    Style at = styles.get(style);
    for (int i = 0; at != null && i < MAX_CHAIN; i++, at = styles.get(at.basedOn())) {
      if (!at.numbering().isEmpty()) {
        return at.numbering();
      }
    }
    return "";
  }

  boolean hides(String style) {
    Style at = styles.get(style);
    for (int i = 0; at != null && i < MAX_CHAIN; i++, at = styles.get(at.basedOn())) {
      if (at.hidden()) {
        return true;
      }
    }
    return false;
  }

  boolean isBulleted(String list, int level) {
    return bulleted.getOrDefault(abstractOf.getOrDefault(list, "") + ":" + level, true);
  }

  /** From 1; 0 for body text, which Word writes as 9. */
  static int outline(String value) {
    return value.matches("[0-5]") ? Integer.parseInt(value) + 1 : 0;
  }

  /** A switch that is on unless it says otherwise. */
  static boolean isOn(XMLStreamReader xml) {
    String value = attribute(xml, "val");
    return !value.equals("0") && !value.equals("false") && !value.equals("off");
  }

  /** The built-in names are English in every language of Word; older writers translate them. */
  private static int levelOf(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replace(" ", "");
    if (plain.equals("title") || plain.equals("título")) {
      return 1;
    }
    return plain.matches("(?:heading|título|titulo)[1-6]")
        ? plain.charAt(plain.length() - 1) - '0'
        : 0;
  }
}
