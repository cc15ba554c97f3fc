package dev.tendero.ingestion.document;

import dev.tendero.ingestion.document.Extraction.Format;
import dev.tendero.ingestion.document.Extraction.Read;
import dev.tendero.ingestion.document.Extraction.Reason;
import dev.tendero.ingestion.document.Extraction.Warning;
import dev.tendero.ingestion.document.ParsingProcess.Budget;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A Word file (Office Open XML, ECMA-376): an archive of which five parts are read, as streams and
 * by name. No other part is unpacked, none is written anywhere, no relation is followed.
 */
final class WordDocument {
  private static final int MAX_ENTRIES = 10_000;

  private static final String MAIN =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  private static final String MAIN_TEMPLATE =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml";
  private static final String MAIN_MACROS =
      "application/vnd.ms-word.document.macroEnabled.main+xml";
  private static final String MAIN_TEMPLATE_MACROS =
      "application/vnd.ms-word.template.macroEnabledTemplate.main+xml";

  private final ZipFile zip;
  private final Budget budget;

  private WordDocument(ZipFile zip, Budget budget) {
    this.zip = zip;
    this.budget = budget;
  }

  static Read read(Path file, Budget budget, Assembly assembly) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      if (zip.size() > MAX_ENTRIES) {
        throw new Trouble(Reason.TOO_LARGE, "%,d parts".formatted(zip.size()));
      }
      return new WordDocument(zip, budget).read(assembly);
    } catch (ZipException e) {
      throw new Trouble(Reason.BROKEN, "its archive is not whole");
    } catch (XMLStreamException e) {
      throw new Trouble(Reason.BROKEN, "a part of it is not sound XML");
    }
  }

  private Read read(Assembly assembly) throws IOException, XMLStreamException {
    String main = mainPart();
    warn(assembly);
    WordStyles styles = new WordStyles();
    part(beside(main, "styles.xml"), styles::readStyles);
    part(beside(main, "numbering.xml"), styles::readNumbering);
    title().ifPresent(assembly::title);
    Map<String, String> notes = new HashMap<>();
    part(beside(main, "footnotes.xml"), xml -> notes.putAll(WordBody.notes(xml, styles)));
    var body = new WordBody(styles, notes, assembly);
    if (!part(main, body::read)) {
      throw new Trouble(Reason.BROKEN, "its text is missing");
    }
    return assembly.read(Format.WORD, body.pages());
  }

  /** The part that holds the text, by the list of contents that every such file has. */
  private String mainPart() throws IOException, XMLStreamException {
    var main = new String[1];
    var other = new String[1];
    boolean listed =
        part(
            "[Content_Types].xml",
            xml -> {
              while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT
                    || !xml.getLocalName().equals("Override")) {
                  continue;
                }
                String type = attribute(xml, "ContentType");
                switch (type) {
                  case MAIN, MAIN_TEMPLATE, MAIN_MACROS, MAIN_TEMPLATE_MACROS ->
                      main[0] = attribute(xml, "PartName");
                  case String t when t.contains("spreadsheetml.sheet.main") ->
                      other[0] = "a spreadsheet; hand in its rows as a feed";
                  case String t when t.contains("presentationml.presentation.main") ->
                      other[0] = "slides; save them as PDF";
                  default -> {}
                }
              }
            });
    if (main[0] == null) {
      throw new Trouble(
          Reason.NOT_A_DOCUMENT,
          other[0] != null
              ? other[0]
              : listed ? "not a Word file" : "an archive; hand in its files");
    }
    return main[0].startsWith("/") ? main[0].substring(1) : main[0];
  }

  private Optional<String> title() throws IOException {
    var title = new StringBuilder();
    try {
      part(
          "docProps/core.xml",
          xml -> {
            boolean within = false;
            while (xml.hasNext()) {
              int event = xml.next();
              if (event == XMLStreamConstants.START_ELEMENT) {
                within = xml.getLocalName().equals("title");
              } else if (event == XMLStreamConstants.CHARACTERS && within && title.length() < 500) {
                title.append(xml.getText());
              } else if (event == XMLStreamConstants.END_ELEMENT) {
                within = false;
              }
            }
          });
    } catch (XMLStreamException e) {
      // A document without a title is still one.
    }
    return title.toString().isBlank() ? Optional.empty() : Optional.of(title.toString());
  }

  private void warn(Assembly assembly) throws IOException {
    boolean macros = false;
    boolean attached = false;
    var entries = zip.entries();
    while (entries.hasMoreElements()) {
      String part = entries.nextElement().getName();
      macros |= part.endsWith("vbaProject.bin");
      attached |= part.contains("/embeddings/") || part.contains("/activeX/");
      if (part.endsWith("_rels/settings.xml.rels")
          && new String(bytes(part, 1 << 16), java.nio.charset.StandardCharsets.UTF_8)
              .contains("attachedTemplate")) {
        assembly.warn(
            Warning.Kind.REMOTE, 0, "It names a template elsewhere, which was not fetched");
      }
    }
    if (macros) {
      assembly.warn(Warning.Kind.ACTIVE_CONTENT, 0, "It has macros, which were not run");
    }
    if (attached) {
      assembly.warn(Warning.Kind.ATTACHMENT, 0, "It has other files inside, which were not opened");
    }
  }

  private byte[] bytes(String part, int most) throws IOException {
    ZipEntry entry = zip.getEntry(part);
    if (entry == null) {
      return new byte[0];
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return in.readNBytes(most);
    }
  }

  interface PartReader {
    void read(XMLStreamReader xml) throws XMLStreamException;
  }

  /** Whether there is such a part. */
  private boolean part(String name, PartReader reader) throws IOException, XMLStreamException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      return false;
    }
    try (InputStream in = new Bounded(zip.getInputStream(entry), budget.unpackedBytes())) {
      XMLStreamReader xml = factory().createXMLStreamReader(in);
      reader.read(xml);
      xml.close();
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof Trouble trouble) {
        throw trouble;
      }
      throw e;
    }
    return true;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing is fetched");
        });
    return factory;
  }

  static String attribute(XMLStreamReader xml, String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return "";
  }

  private static String beside(String main, String name) {
    return main.substring(0, main.lastIndexOf('/') + 1) + name;
  }

  /** Ends a part that unpacks to more than it may, whatever the archive says of its size. */
  private static final class Bounded extends FilterInputStream {
    private final long most;
    private long left;

    Bounded(InputStream in, long most) {
      super(in);
      this.most = most;
      this.left = most;
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = super.read(buffer, offset, length);
      count(Math.max(n, 0));
      return n;
    }

    private void count(int n) {
      left -= n;
      if (left < 0) {
        throw new Trouble(
            Reason.TOO_LARGE, "a part of it unpacks to more than %,d MB".formatted(most >> 20));
      }
    }
  }
}
