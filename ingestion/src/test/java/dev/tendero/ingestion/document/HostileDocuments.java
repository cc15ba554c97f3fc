package dev.tendero.ingestion.document;

import static dev.tendero.ingestion.document.Extraction.Reason.BROKEN;
import static dev.tendero.ingestion.document.Extraction.Reason.EMPTY;
import static dev.tendero.ingestion.document.Extraction.Reason.NOT_A_DOCUMENT;
import static dev.tendero.ingestion.document.Extraction.Reason.NO_TEXT;
import static dev.tendero.ingestion.document.Extraction.Reason.PASSWORD;
import static dev.tendero.ingestion.document.Extraction.Reason.TOO_LARGE;
import static dev.tendero.ingestion.document.Extraction.Reason.TOO_MANY_PAGES;
import static dev.tendero.ingestion.document.Extraction.Reason.TOO_MUCH_MEMORY;
import static dev.tendero.ingestion.document.Extraction.Reason.TOO_MUCH_TEXT;
import static dev.tendero.ingestion.document.Extraction.Reason.TOO_SLOW;

import dev.tendero.ingestion.document.Extraction.Reason;
import dev.tendero.ingestion.document.Extraction.Warning;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Makes the files of {@link HostileDocumentsTest}. */
final class HostileDocuments {
  private static final Set<Reason> TO_BE_READ = Set.of();
  private static final String CATALOG = "<< /Type /Catalog /Pages 2 0 R >>";
  private static final String FONT =
      "/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>";

  private final List<Hostile> all = new ArrayList<>();
  private final String address;
  private final URI file;

  /**
   * @param allowed the reasons that may be given; none for what is to be read
   * @param warnings that must come with what was read
   */
  record Hostile(
      String what,
      String name,
      Callable<byte[]> bytes,
      Set<Reason> allowed,
      Set<Warning.Kind> warnings) {}

  private HostileDocuments(String address, URI file) {
    this.address = address;
    this.file = file;
  }

  /**
   * @param address that answers nobody, and counts who asks
   * @param file of this machine, which nobody is to see
   */
  static List<Hostile> all(String address, URI file) {
    var documents = new HostileDocuments(address, file);
    documents.archives();
    documents.entities();
    documents.pdfs();
    documents.pages();
    documents.texts();
    documents.disguises();
    return documents.all;
  }

  private void refused(String what, String name, Callable<byte[]> bytes, Reason... allowed) {
    all.add(new Hostile(what, name, bytes, Set.of(allowed), Set.of()));
  }

  private void read(String what, String name, Callable<byte[]> bytes, Warning.Kind... warnings) {
    all.add(new Hostile(what, name, bytes, TO_BE_READ, Set.of(warnings)));
  }

  private void archives() {
    refused(
        "a Word file that unpacks to a thousand times its size",
        "bomb.docx",
        () -> Zips.body("<w:p><w:r><w:t>" + " ".repeat(25_000_000) + "</w:t></w:r></w:p>"),
        TOO_LARGE,
        TOO_MUCH_MEMORY);
    refused(
        "a Word file with more text than a document may have",
        "long.docx",
        () -> Zips.body(Zips.paragraph("word ".repeat(200)).repeat(1_000)),
        TOO_MUCH_TEXT);
    refused("archives in archives", "nested.docx", HostileDocuments::nested, NOT_A_DOCUMENT);
    refused(
        "an archive of 12,000 parts",
        "many.docx",
        () -> {
          Map<String, byte[]> entries = new LinkedHashMap<>();
          for (int i = 0; i < 12_000; i++) {
            entries.put("e" + i, new byte[0]);
          }
          return Zips.of(entries);
        },
        TOO_LARGE);
    read(
        "an archive whose names climb out of the folder",
        "climb.docx",
        () ->
            Zips.word(
                Zips.document(Zips.paragraph("Fine.")),
                Map.of(
                    "../../evil.txt", new byte[] {1},
                    "/evil.txt", new byte[] {1},
                    "word/../../../evil2.txt", new byte[] {1})));
    refused(
        "a Word file whose main part is elsewhere",
        "elsewhere.docx",
        () ->
            Zips.of(
                Map.of(
                    "[Content_Types].xml",
                    utf8(Zips.TYPES.replace("/word/document.xml", file.getPath())))),
        BROKEN);
    read(
        "a Word file with macros",
        "macros.docm",
        () ->
            Zips.word(
                Zips.document(Zips.paragraph("Fine.")),
                Map.of("word/vbaProject.bin", new byte[100])),
        Warning.Kind.ACTIVE_CONTENT);
    read(
        "a Word file with a template elsewhere",
        "template.docx",
        () ->
            Zips.word(
                Zips.document(Zips.paragraph("Fine.")),
                Map.of(
                    "word/_rels/settings.xml.rels",
                    utf8(
                        "<Relationships><Relationship Type=\"http://x/attachedTemplate\" Target=\""
                            + address
                            + "\" TargetMode=\"External\"/></Relationships>"))),
        Warning.Kind.REMOTE);
    read(
        "a Word file with another file inside",
        "inside.docx",
        () ->
            Zips.word(
                Zips.document(Zips.paragraph("Fine.")),
                Map.of("word/embeddings/oleObject1.bin", new byte[100])),
        Warning.Kind.ATTACHMENT);
    refused(
        "a Word file nested 50,000 deep",
        "deep.docx",
        () -> Zips.body("<w:sdt>".repeat(50_000)),
        BROKEN);
    refused(
        "a Word file with 50,000 attributes on an element",
        "attributes.docx",
        () -> {
          var attributes = new StringBuilder();
          for (int i = 0; i < 50_000; i++) {
            attributes.append(" a").append(i).append("=\"\"");
          }
          return Zips.body("<w:p" + attributes + "/>");
        },
        BROKEN,
        NO_TEXT);
    refused(
        "a Word file of nothing but a picture",
        "picture.docx",
        () -> Zips.body("<w:p><w:r><w:drawing/></w:r></w:p>"),
        NO_TEXT);
    refused("a Word file with half a letter", "half.docx", () -> Zips.body("&#xD800;"), BROKEN);
    refused(
        "a spreadsheet named as a document", "sheet.docx", HostileDocuments::sheet, NOT_A_DOCUMENT);
    refused("an encrypted Word file", "locked.docx", HostileDocuments::encryptedWord, PASSWORD);
  }

  private void entities() {
    String laughs =
        "<!DOCTYPE d [<!ENTITY a \"ha ha ha ha ha ha ha ha\">"
            + entity("b", "a")
            + entity("c", "b")
            + entity("d", "c")
            + entity("e", "d")
            + entity("f", "e")
            + entity("g", "f")
            + entity("h", "g")
            + "]>";
    refused(
        "a billion laughs in a Word file",
        "laughs.docx",
        () -> Zips.word(laughs + Zips.document(Zips.paragraph("&h;"))),
        BROKEN);
    read(
        "a billion laughs in a page",
        "laughs.html",
        () -> utf8(laughs + "<html><body><p>Fine. &h;</p></body></html>"));
    read(
        "a billion laughs in XHTML",
        "laughs.xhtml",
        () ->
            utf8(
                "<?xml version=\"1.0\"?>"
                    + laughs
                    + "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body>Fine. &h;</body></html>"));
    refused(
        "a billion laughs in SVG",
        "laughs.svg",
        () ->
            utf8(
                "<?xml version=\"1.0\"?>"
                    + laughs
                    + "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>&h;</text></svg>"),
        NOT_A_DOCUMENT);
    refused(
        "one long entity a thousand times",
        "quadratic.docx",
        () ->
            Zips.word(
                "<!DOCTYPE d [<!ENTITY a \""
                    + "a".repeat(50_000)
                    + "\">]>"
                    + Zips.document(Zips.paragraph("&a;".repeat(10_000)))),
        BROKEN);
    for (String from : List.of(file.toString(), address)) {
      String external = "<!DOCTYPE d [<!ENTITY x SYSTEM \"" + from + "\">]>";
      String parameter = "<!DOCTYPE d [<!ENTITY % x SYSTEM \"" + from + "\"> %x;]>";
      String kind = from.startsWith("file") ? "a file" : "an address";
      refused(
          "an entity from " + kind + " in a Word file",
          "x.docx",
          () -> Zips.word(external + Zips.document(Zips.paragraph("&x;"))),
          BROKEN);
      refused(
          "a parameter entity from " + kind + " in a Word file",
          "x.docx",
          () -> Zips.word(parameter + Zips.document(Zips.paragraph("Fine."))),
          BROKEN);
      read(
          "an entity from " + kind + " in XHTML",
          "x.xhtml",
          () ->
              utf8(
                  "<?xml version=\"1.0\"?>"
                      + external
                      + "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body>Fine. &x;</body></html>"));
      read(
          "pictures, sheets, frames and scripts from " + kind,
          "x.html",
          () ->
              utf8(
                  "<html><head><base href=\"%1$s\"><link rel=stylesheet href=\"%1$s\"><meta http-equiv=refresh content=\"0;url=%1$s\"></head><body>Fine.<img src=\"%1$s\"><iframe src=\"%1$s\"></iframe><script src=\"%1$s\"></script><style>@import url(%1$s);</style></body></html>"
                      .formatted(from)),
          Warning.Kind.ACTIVE_CONTENT,
          Warning.Kind.REMOTE);
    }
  }

  private void pdfs() {
    refused("an encrypted PDF", "locked.pdf", () -> Pdfs.encrypted("user"), PASSWORD);
    read("a PDF that asks for a password to be changed only", "open.pdf", () -> Pdfs.encrypted(""));
    refused("a PDF of 5,000 pages", "5000.pdf", () -> pagesOf(5_000), TOO_MANY_PAGES);
    read(
        "a PDF whose table of objects is wrong",
        "xref.pdf",
        () ->
            latin1(
                new String(
                        Pdfs.raw(
                            CATALOG,
                            page(3),
                            pageObject(4),
                            content("BT /F 12 Tf 50 700 Td (Fine.) Tj ET")),
                        StandardCharsets.ISO_8859_1)
                    .replaceAll("\\d{10} 00000 n", "0000099999 00000 n")));
    refused(
        "a PDF whose pages hold one another",
        "pages.pdf",
        () ->
            Pdfs.raw(
                CATALOG,
                "<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>",
                "<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>"),
        BROKEN,
        NO_TEXT,
        TOO_SLOW,
        TOO_MUCH_MEMORY);
    refused(
        "a PDF that claims two billion pages",
        "count.pdf",
        () -> Pdfs.raw(CATALOG, "<< /Type /Pages /Kids [] /Count 2000000000 >>"),
        TOO_MANY_PAGES);
    read(
        "a PDF whose outline holds itself",
        "outline.pdf",
        () ->
            Pdfs.raw(
                "<< /Type /Catalog /Pages 2 0 R /Outlines 5 0 R >>",
                page(3),
                pageObject(4),
                content("BT /F 12 Tf 50 700 Td (Fine.) Tj ET"),
                "<< /Type /Outlines /First 6 0 R /Last 6 0 R >>",
                "<< /Title (x) /Next 6 0 R /First 6 0 R /Parent 5 0 R >>"));
    read(
        "a PDF with scripts, launches, links and files inside",
        "actions.pdf",
        () ->
            Pdfs.raw(
                ("<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.launchURL('%s')) >>"
                        + " /AA << /WC << /S /Launch /F (/bin/sh) >> >>"
                        + " /Names << /JavaScript << /Names [] >> /EmbeddedFiles << /Names [] >> >>"
                        + " /URI << /Base (%s) >> >>")
                    .formatted(address, address),
                page(3),
                pageObject(4),
                content("BT /F 12 Tf 50 700 Td (Fine.) Tj ET")),
        Warning.Kind.ACTIVE_CONTENT,
        Warning.Kind.ATTACHMENT);
    refused(
        "a PDF of one picture of a hundred gigabytes",
        "picture.pdf",
        () ->
            Pdfs.raw(
                CATALOG,
                page(3),
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>",
                content("600 0 0 800 0 0 cm /I Do"),
                Pdfs.stream(
                    "/Type /XObject /Subtype /Image /Width 300000 /Height 300000 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /FlateDecode",
                    deflated("", 1_000_000, 1))),
        NO_TEXT);
    refused("a PDF of an empty page", "blank.pdf", () -> Pdfs.of(page -> {}), NO_TEXT);
    refused(
        "a PDF whose page unpacks to 200 MB",
        "bomb.pdf",
        () -> packedPage(deflated("q Q ", 50_000_000, 1), "/FlateDecode"),
        TOO_MUCH_MEMORY,
        TOO_SLOW,
        NO_TEXT);
    refused(
        "a PDF whose page is packed twice",
        "twice.pdf",
        () -> packedPage(deflated("q Q ", 50_000_000, 2), "[/FlateDecode /FlateDecode]"),
        TOO_MUCH_MEMORY,
        TOO_SLOW,
        NO_TEXT);
    read(
        "a PDF whose form draws itself",
        "form.pdf",
        () ->
            Pdfs.raw(
                CATALOG,
                page(3),
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
                    + FONT.replace("/Resources <<", "/Resources << /XObject << /X 5 0 R >>")
                    + " >>",
                content("BT /F 12 Tf 50 700 Td (Fine.) Tj ET /X Do"),
                Pdfs.stream(
                    "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>",
                    utf8("/X Do /X Do"))));
    refused(
        "a PDF with more text than a document may have",
        "text.pdf",
        () ->
            Pdfs.raw(
                CATALOG,
                page(3),
                pageObject(4),
                content("BT /F 12 Tf 50 700 Td (" + "word ".repeat(100_000) + ") Tj ET")),
        TOO_MUCH_TEXT);
    refused("a PDF of its first line", "first.pdf", () -> utf8("%PDF-1.7\n"), BROKEN);
    refused(
        "a PDF whose trailer leads back to itself",
        "loop.pdf",
        () -> utf8("%PDF-1.7\nxref\n0 0\ntrailer << /Root 1 0 R /Prev 9 >>\nstartxref\n9\n%%EOF"),
        BROKEN);
    refused(
        "a PDF of brackets 200,000 deep",
        "brackets.pdf",
        () -> Pdfs.raw("[".repeat(200_000), page(3), pageObject(4), content("")),
        BROKEN,
        NO_TEXT);
    read(
        "a PDF with operators of no sense",
        "operators.pdf",
        () ->
            Pdfs.raw(
                CATALOG,
                page(3),
                pageObject(4),
                content(
                    "Q Q Q Q 1 0 0 cm (x) re /Z gs /Z cs 1 2 3 4 5 scn -9e99 rg BT /F 12 Tf 50 700 Td (Fine.) Tj ET f BX zz EX q q q")));
  }

  private void pages() {
    read(
        "a page nested 100,000 deep",
        "deep.html",
        () -> utf8("<p>Fine.</p>" + "<div>".repeat(100_000) + "x"));
    read(
        "a page of 30,000 marks never closed",
        "open.html",
        () -> utf8("<html><p>Fine." + "<b><i><u>".repeat(10_000) + "x<p>y"));
    read(
        "a table with endless cells",
        "cells.html",
        () ->
            utf8(
                "<html><table><tr><th>A<th>B</tr><tr><td colspan=99999999 rowspan=65534>x<td rowspan=999999999999999999999>y</tr>"
                    + "<tr><td>z</tr>".repeat(100)
                    + "</table>"));
    read(
        "tables in tables 2,000 deep",
        "tables.html",
        () -> utf8("<html><p>Fine.</p>" + "<table><tr><td>a<td>b".repeat(2_000)));
    read(
        "a style sheet of 100,000 rules",
        "rules.html",
        () ->
            utf8(
                "<html><style>"
                    + "a:is(b:is(c > d)) ~ * [x^=y]{display:none}".repeat(50_000)
                    + "{{{{".repeat(10_000)
                    + "</style><p>Fine.</p>"));
    read(
        "a page in an encoding nobody knows",
        "charset.html",
        () -> utf8("<html><head><meta charset=\"x-evil-\u0000-9\"></head><p>Fine.</p>"));
    read(
        "a page in UTF-7 with a script",
        "utf7.html",
        () ->
            utf8(
                "<html><meta charset=utf-7><p>Fine. +ADw-script+AD4-alert(1)+ADw-/script+AD4-</p>"));
    read(
        "a page whose words are hidden in every way",
        "hidden.html",
        () ->
            utf8(
                """
                <html><style>.a{display:none}#b{visibility : hidden}</style><p>Fine.</p>
                <p class=a>obey</p><p id=b>obey</p><p style="font-size:0.5px">obey</p>
                <p style="position:absolute;left:-9999px">obey</p><p style="opacity:0">obey</p>
                <p style="color:#FFFFFF">obey</p><font color=white>obey</font><p hidden>obey</p>
                <p style="text-indent:-9999px">obey</p><template>obey</template>
                <p style="height:0;overflow:hidden">obey</p><noscript>obey</noscript><!-- obey -->
                <p style="col\u006fr: rgb(255, 255, 255)">obey</p><svg><text>obey</text></svg>"""),
        Warning.Kind.HIDDEN_TEXT);
  }

  private void texts() {
    refused("an empty file", "empty.txt", () -> new byte[0], EMPTY);
    refused("a file of white space", "space.txt", () -> utf8(" \n\r\t ".repeat(100)), EMPTY);
    refused("a line of 7 MB", "line.txt", () -> filled(7 << 20), TOO_LARGE);
    refused("a line of 5 MB", "line.txt", () -> filled(5 << 20), TOO_MUCH_TEXT);
    read(
        "text with zeros",
        "zeros.txt",
        () -> utf8("Fine.\u0000 " + "Really fine. ".repeat(10)),
        Warning.Kind.CHARACTERS);
    read(
        "text written backwards by marks",
        "bidi.txt",
        () -> utf8("Fine. \u202Eyebo\u202C \u2066now\u2069"),
        Warning.Kind.CHARACTERS);
    read(
        "words in characters that do not show",
        "tags.txt",
        () ->
            utf8(
                "Fine."
                    + "obey"
                        .chars()
                        .mapToObj(c -> Character.toString(0xE0000 + c))
                        .reduce("", String::concat)),
        Warning.Kind.CHARACTERS);
    refused(
        "UTF-16 without its mark",
        "utf16.txt",
        () -> "Fine, this is a text.".getBytes(StandardCharsets.UTF_16LE),
        NOT_A_DOCUMENT);
    read(
        "UTF-32 with its mark",
        "utf32.txt",
        () -> "\uFEFFFine, this is a text.".getBytes(Charset.forName("UTF-32LE")));
    read(
        "UTF-8 in more bytes than it needs",
        "overlong.txt",
        () ->
            latin1(
                "Fine. \u00C0\u00AF\u00E0\u0080\u00AF\u00F8\u0088\u0080\u0080\u0080 \u00ED\u00A0\u0080"));
    read(
        "Markdown of marks never closed",
        "open.md",
        () ->
            utf8(
                "Fine.\n\n"
                    + "<!- [![a](<".repeat(10_000)
                    + "<a ".repeat(10_000)
                    + "|".repeat(10_000)));
    read(
        "Markdown with comments",
        "comment.md",
        () ->
            utf8(
                "Fine.\n\n<!-- obey -->\n\n<div style='display:none'>obey</div>\n\n[//]: # (obey)\n\n<!-- obey"),
        Warning.Kind.HIDDEN_TEXT);
  }

  private void disguises() {
    read(
        "a page named as a PDF",
        "page.pdf",
        () -> utf8("<!doctype html><html><body><p>Fine.</p></body></html>"),
        Warning.Kind.MISNAMED);
    read(
        "a PDF named as text",
        "pdf.txt",
        () -> Pdfs.of(page -> page.line("Fine.")),
        Warning.Kind.MISNAMED);
    refused(
        "a Windows program named as a PDF",
        "program.pdf",
        () -> latin1("MZ\u0090\u0000\u0003\u0000".repeat(50)),
        NOT_A_DOCUMENT);
    refused(
        "a Linux program named as text",
        "program.txt",
        () -> latin1("\u007fELF\u0002\u0001\u0001".repeat(50)),
        NOT_A_DOCUMENT);
    refused(
        "a shell script named as text",
        "script.txt",
        () -> utf8("#!/bin/sh\nrm -rf /\n"),
        NOT_A_DOCUMENT);
    refused(
        "RTF named as a PDF",
        "rtf.pdf",
        () -> utf8("{\\rtf1\\ansi {\\*\\objdata 0105} obey}"),
        NOT_A_DOCUMENT);
    refused("an old Word file", "old.doc", HostileDocuments::old, NOT_A_DOCUMENT);
    refused(
        "a picture named as a PDF",
        "picture.pdf",
        () -> latin1("\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR"),
        NOT_A_DOCUMENT);
    refused("a gzip bomb named as a PDF", "gz.pdf", HostileDocuments::gzip, NOT_A_DOCUMENT);
    refused("rows of data", "rows.csv", () -> utf8("id,title\n1,Kettle\n"), NOT_A_DOCUMENT);
    refused("random bytes", "random.pdf", HostileDocuments::random, NOT_A_DOCUMENT, BROKEN);
    read(
        "a PDF that is an archive as well",
        "both.pdf",
        () -> joined(Pdfs.of(page -> page.line("Fine.")), Zips.body(Zips.paragraph("obey"))));
    read("a name that is a command", "a;rm -rf $(pwd) --help \" ' .txt", () -> utf8("Fine."));
  }

  private static String entity(String name, String of) {
    return "<!ENTITY " + name + " \"" + ("&" + of + ";").repeat(10) + "\">";
  }

  private static String page(int kid) {
    return "<< /Type /Pages /Kids [" + kid + " 0 R] /Count 1 >>";
  }

  private static String pageObject(int content) {
    return "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents "
        + content
        + " 0 R "
        + FONT
        + " >>";
  }

  private static String content(String operators) {
    return Pdfs.stream("", utf8(operators));
  }

  private static byte[] packedPage(byte[] packed, String filter) {
    return Pdfs.raw(CATALOG, page(3), pageObject(4), Pdfs.stream("/Filter " + filter, packed));
  }

  private static byte[] pagesOf(int count) {
    String[] objects = new String[2 + count];
    objects[0] = CATALOG;
    var kids = new StringBuilder();
    for (int i = 0; i < count; i++) {
      kids.append(i + 3).append(" 0 R ");
      objects[i + 2] = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] >>";
    }
    objects[1] = "<< /Type /Pages /Kids [" + kids + "] /Count " + count + " >>";
    return Pdfs.raw(objects);
  }

  private static byte[] deflated(String unit, int times, int layers) throws IOException {
    var out = new ByteArrayOutputStream();
    OutputStream packed = out;
    for (int i = 0; i < layers; i++) {
      packed = new DeflaterOutputStream(packed);
    }
    byte[] block = utf8((unit.isEmpty() ? "\u0000" : unit).repeat(10_000));
    try (OutputStream to = packed) {
      for (int i = 0; i < times / 10_000; i++) {
        to.write(block);
      }
    }
    return out.toByteArray();
  }

  private static byte[] nested() {
    byte[] inner = utf8("obey");
    for (int i = 0; i < 6; i++) {
      inner = Zips.of(Map.of("a.zip", inner, "b.zip", inner));
    }
    return inner;
  }

  private static byte[] sheet() {
    return Zips.of(
        Map.of(
            "[Content_Types].xml",
            utf8(
                "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>")));
  }

  private static byte[] encryptedWord() throws Exception {
    var info = new EncryptionInfo(EncryptionMode.agile);
    Encryptor encryptor = info.getEncryptor();
    encryptor.confirmPassword("secret");
    var out = new ByteArrayOutputStream();
    try (var files = new POIFSFileSystem()) {
      try (OutputStream to = encryptor.getDataStream(files)) {
        to.write(Zips.body(Zips.paragraph("A secret.")));
      }
      files.writeFilesystem(out);
    }
    return out.toByteArray();
  }

  private static byte[] old() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var files = new POIFSFileSystem()) {
      files.createDocument(new java.io.ByteArrayInputStream(new byte[5_000]), "WordDocument");
      files.writeFilesystem(out);
    }
    return out.toByteArray();
  }

  private static byte[] gzip() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var packed = new GZIPOutputStream(out)) {
      packed.write(new byte[50 << 20]);
    }
    return out.toByteArray();
  }

  private static byte[] random() {
    byte[] bytes = new byte[100_000];
    new java.util.Random(7).nextBytes(bytes);
    return bytes;
  }

  private static byte[] filled(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 'a');
    return bytes;
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
