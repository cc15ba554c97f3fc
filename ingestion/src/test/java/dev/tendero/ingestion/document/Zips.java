package dev.tendero.ingestion.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Archives, and Word files written by hand. */
final class Zips {
  static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

  static final String TYPES =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
      <Override PartName="/word/document.xml" ContentType="%s"/></Types>"""
          .formatted(
              "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml");

  private Zips() {}

  static byte[] of(Map<String, byte[]> entries) {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.setLevel(Deflater.BEST_COMPRESSION);
      for (var entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A Word file with this main part. */
  static byte[] word(String documentXml) {
    return word(documentXml, Map.of());
  }

  static byte[] word(String documentXml, Map<String, byte[]> more) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("[Content_Types].xml", TYPES.getBytes(StandardCharsets.UTF_8));
    entries.put("word/document.xml", documentXml.getBytes(StandardCharsets.UTF_8));
    entries.putAll(more);
    return of(entries);
  }

  /** A Word file with this in its body. */
  static byte[] body(String xml) {
    return word(document(xml));
  }

  static String document(String xml) {
    return "<w:document xmlns:w=\"" + WORD + "\"><w:body>" + xml + "</w:body></w:document>";
  }

  static String paragraph(String text) {
    return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
  }
}
