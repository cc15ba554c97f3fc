package dev.tendero.ingestion.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The items of an XML feed, one at a time. Elements become fields by their local names; what
 * repeats becomes a list, what has parts an object. There is no DTD, no entity but XML's own five,
 * and nothing is ever fetched.
 */
final class XmlItems implements Rows.Reader {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_FIELDS = 5_000;

  /** Of one step of the parser, which holds a whole attribute or marked section in memory. */
  private static final long MAX_STEP_BYTES = 16L << 20;

  private static final String GOOGLE = "http://base.google.com/ns/1.0";

  private final Guarded in;
  private final Shape.Root root;
  private @Nullable XMLStreamReader xml;
  private int depth;
  private long number;

  XmlItems(InputStream in, Shape.Root root) {
    this.in = new Guarded(in);
    this.root = root;
  }

  @Override
  public Optional<Row> next() throws IOException {
    try {
      XMLStreamReader reader = xml;
      if (reader == null) {
        reader = opened();
        xml = reader;
      }
      while (reader.hasNext()) {
        switch (step(reader)) {
          case XMLStreamConstants.START_ELEMENT -> {
            depth++;
            if (isItem(reader)) {
              number++;
              return Optional.of(item(reader));
            }
            if (depth > MAX_DEPTH) {
              throw tooDeep();
            }
          }
          case XMLStreamConstants.END_ELEMENT -> depth--;
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw forbidden();
          default -> {}
        }
      }
      return number++ == 0 ? Optional.of(Lines.noProducts()) : Optional.empty();
    } catch (XMLStreamException e) {
      throw told(e);
    }
  }

  private XMLStreamReader opened() throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing is fetched");
        });
    return factory.createXMLStreamReader(in);
  }

  private int step(XMLStreamReader reader) throws XMLStreamException {
    in.left = MAX_STEP_BYTES;
    return reader.next();
  }

  private boolean isItem(XMLStreamReader reader) {
    return switch (root) {
      case RSS -> reader.getLocalName().equals("item");
      case ATOM -> depth == 2 && reader.getLocalName().equals("entry");
      case OTHER -> depth == 2;
    };
  }

  /** The item that begins here, to its end. */
  private Row item(XMLStreamReader reader) throws XMLStreamException, IOException {
    var reading = new Reading();
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    attributes(reader, fields);
    JsonNode rest = element(reader, fields, 1, reading);
    if (fields.isEmpty() && rest.isTextual()) {
      fields.set("text", rest);
    }
    if (reading.tooLong) {
      String raw = fields.toString();
      return Lines.tooLong(number, raw.substring(0, Math.min(200, raw.length())));
    }
    return new Row.Fields(number, fields.toString(), fields);
  }

  private static final class Reading {
    private int characters;
    private int fields;
    private boolean tooLong;
  }

  /** Reads to the end of the element that has begun; its text where it has no parts. */
  private JsonNode element(XMLStreamReader reader, ObjectNode fields, int level, Reading reading)
      throws XMLStreamException, IOException {
    var text = new StringBuilder();
    while (true) {
      switch (step(reader)) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (level >= MAX_DEPTH) {
            throw tooDeep();
          }
          depth++;
          String name = reader.getLocalName();
          boolean google = GOOGLE.equals(reader.getNamespaceURI());
          ObjectNode parts = JsonNodeFactory.instance.objectNode();
          attributes(reader, parts);
          boolean onlyAttributes = !parts.isEmpty();
          JsonNode said = element(reader, parts, level + 1, reading);
          boolean isText = parts.isEmpty() || (onlyAttributes && !said.asText("").isEmpty());
          reading.tooLong |= ++reading.fields > MAX_FIELDS;
          if (!reading.tooLong) {
            put(fields, name, isText ? said : link(name, parts), google);
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          return JsonNodeFactory.instance.textNode(text.toString().strip());
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          reading.characters += reader.getTextLength();
          reading.tooLong |= reading.characters > Rows.MAX_ROW_BYTES || reading.characters < 0;
          if (!reading.tooLong) {
            text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
          }
        }
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw forbidden();
        case XMLStreamConstants.END_DOCUMENT -> throw new XMLStreamException("ends too early");
        default -> {}
      }
    }
  }

  private static void attributes(XMLStreamReader reader, ObjectNode into) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      into.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
  }

  /** An Atom link states its address as an attribute. */
  private static JsonNode link(String name, ObjectNode parts) {
    return name.equals("link") && parts.has("href") ? parts.get("href") : parts;
  }

  /** Google's own word wins over the news feed's word of the same name. */
  private static void put(ObjectNode fields, String name, JsonNode value, boolean google) {
    JsonNode old = fields.get(name);
    if (old == null) {
      fields.set(name, value);
    } else if (name.equals("title")
        || name.equals("link")
        || name.equals("description")
        || name.equals("id")) {
      if (google) {
        fields.set(name, value);
      }
    } else if (old instanceof ArrayNode list) {
      list.add(value);
    } else {
      fields.putArray(name).add(old).add(value);
    }
  }

  private static BrokenOff tooDeep() {
    return new BrokenOff(
        "elements are nested more than " + MAX_DEPTH + " deep",
        "Export the feed with fewer levels.");
  }

  private static BrokenOff forbidden() {
    return new BrokenOff(
        "the file declares or uses entities of its own, which is never followed",
        "Export the feed without a DOCTYPE and without entities.");
  }

  private static IOException told(XMLStreamException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException io) {
        return io;
      }
    }
    int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
    String message = String.valueOf(e.getMessage());
    if (message.contains("ntity") && message.contains("referenced")) {
      return forbidden();
    }
    return new BrokenOff(
        "the XML is wrong"
            + (line > 0 ? " in line " + line : "")
            + "; nothing behind it can be read",
        "Export the feed again; < and & inside a text are written &lt; and &amp;.");
  }

  /** Lets one step of the parser take only so much. */
  private static final class Guarded extends FilterInputStream {
    private long left = MAX_STEP_BYTES;

    Guarded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      spend(1);
      return super.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = super.read(buffer, offset, length);
      spend(Math.max(0, n));
      return n;
    }

    private void spend(int n) throws IOException {
      left -= n;
      if (left < 0) {
        throw new BrokenOff(
            "a name, value or text inside the XML is longer than 16 MB",
            "Shorten it; pictures belong behind an address.");
      }
    }
  }
}
