package dev.tendero.ingestion.document;

import dev.tendero.catalog.Document;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came of a file: its text, or why it has none for us. */
public sealed interface Extraction {

  /**
   * @param title what the document calls itself, else its first heading, else the file's name
   * @param text Markdown: headings, tables, lists, paragraphs between blank lines
   * @param pages where in the text each page begins (see {@link Document#pages()}); empty where the
   *     format has none
   * @param report a line for each page; empty where the format has none
   * @param language guessed: a BCP 47 tag, or {@code und}
   */
  record Read(
      Format format,
      String title,
      String text,
      List<Integer> pages,
      List<PageReport> report,
      String language,
      List<Warning> warnings)
      implements Extraction {

    public Read {
      pages = List.copyOf(pages);
      report = List.copyOf(report);
      warnings = List.copyOf(warnings);
      if (text.isBlank() || !Document.arePages(pages, text)) {
        throw new IllegalArgumentException(
            pages.size() + " pages in a text of " + text.length() + " characters");
      }
    }

    /** As the catalogue takes it; who handed it in says what it is and what it is about. */
    public Document document(
        String id, Document.Type type, String language, List<String> productIds) {
      return new Document(id, type, title, text, language, productIds, Map.of(), pages);
    }
  }

  /**
   * @param detail what exactly, where that helps ("5,000 pages; at most 2,000"); may be empty
   */
  record Unreadable(Reason reason, String detail) implements Extraction {

    /** For the one who handed it in: what is the matter. */
    public String message() {
      return detail.isEmpty() ? reason.message() : reason.message() + " (" + detail + ")";
    }

    /** For the one who handed it in: what to do about it. */
    public String remedy() {
      return reason.remedy();
    }
  }

  /** What the file is, whatever its name says. */
  enum Format {
    PDF,
    WORD,
    HTML,
    MARKDOWN,
    TEXT
  }

  /**
   * @param number from 1
   * @param characters of its text that were kept
   * @param note what is to be known about it, in plain words
   */
  record PageReport(int number, int characters, Optional<String> note) {}

  /**
   * Something the document had that its text has not, or that is worth a look.
   *
   * @param page from 1, or 0 for the document as a whole
   */
  record Warning(Kind kind, int page, String message) {
    /** Stable, for programs. */
    public enum Kind {
      /** Text that a reader of the document does not see; it was left out. */
      HIDDEN_TEXT,
      /** The name's ending promises another format. */
      MISNAMED,
      /** Scripts, macros, actions: never run. */
      ACTIVE_CONTENT,
      /** Files inside the file: never opened. */
      ATTACHMENT,
      /** Something kept elsewhere: never fetched. */
      REMOTE,
      /** A page that is a picture. */
      NO_TEXT,
      /** A page or part that could not be read. */
      PART_UNREADABLE,
      /** Characters that could not be told, or that do not show. */
      CHARACTERS
    }
  }

  /** Why a file was not read. */
  enum Reason {
    EMPTY("The file is empty.", "Choose the file again; it may not have been saved or sent whole."),
    NOT_A_FILE(
        "This is no ordinary file.", "Hand in the file itself, not a folder, a link or a device."),
    NOT_A_DOCUMENT(
        "This is not a document that can be read here.",
        "Hand in a PDF, a Word file (.docx), a web page, Markdown or plain text."),
    PASSWORD(
        "The document asks for a password.", "Save it without a password and hand it in again."),
    NO_TEXT(
        "There is no text in it: its pages are empty or pictures, as a scanner makes them.",
        "Run text recognition (OCR) over it, or export it from the program it was written in."),
    BROKEN(
        "The file is damaged: it does not hold what its format requires.",
        "Open it in its program, save it again and hand in the new file."),
    TOO_LARGE("The file is too large.", "Split it into smaller documents, or leave out pictures."),
    TOO_MANY_PAGES("The document has too many pages.", "Split it into several documents."),
    TOO_MUCH_TEXT(
        "The document holds more text than one document may.", "Split it into several documents."),
    TOO_MUCH_MEMORY(
        "Reading the document took more memory than a document may.",
        "Save it again from its program, without large pictures, or split it."),
    TOO_SLOW(
        "Reading the document took too long and was stopped.",
        "Save it again from its program or as plain text, or split it."),
    STOPPED(
        "Reading the document ended before it was done.",
        "Hand it in again; if it happens again, ask who runs this service to look at its log.");

    private final String message;
    private final String remedy;

    Reason(String message, String remedy) {
      this.message = message;
      this.remedy = remedy;
    }

    public String message() {
      return message;
    }

    public String remedy() {
      return remedy;
    }
  }
}
