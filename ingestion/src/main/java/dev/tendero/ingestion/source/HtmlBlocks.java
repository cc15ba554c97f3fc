package dev.tendero.ingestion.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The JSON-LD blocks of a shop's page. */
final class HtmlBlocks implements Rows.Reader {
  /** The largest pages of shops have a fifth of this. It is parsed whole. */
  private static final int MAX_PAGE_BYTES = 4 << 20;

  private static final int MAX_BLOCKS = 200;

  private final InputStream in;
  private final Charset charset;
  private boolean read;
  private final Queue<Row> ready = new ArrayDeque<>();

  HtmlBlocks(InputStream in, Charset charset) {
    this.in = in;
    this.charset = charset;
  }

  @Override
  public Optional<Row> next() throws IOException {
    if (!read) {
      read = true;
      page();
    }
    return Optional.ofNullable(ready.poll());
  }

  private void page() throws IOException {
    byte[] page = in.readNBytes(MAX_PAGE_BYTES + 1);
    if (page.length > MAX_PAGE_BYTES) {
      throw new BrokenOff("the page is longer than 4 MB", "Save the page of one product or list.");
    }
    // What was UTF-16 comes as UTF-8.
    Charset inside =
        charset.equals(StandardCharsets.UTF_16LE) || charset.equals(StandardCharsets.UTF_16BE)
            ? StandardCharsets.UTF_8
            : charset;
    var parser = org.jsoup.parser.Parser.htmlParser();
    Document document = Jsoup.parse(new ByteArrayInputStream(page), inside.name(), "", parser);
    long number = 0;
    int blocks = 0;
    for (Element block : document.select("script[type^=application/ld+json]")) {
      if (++blocks > MAX_BLOCKS) {
        break;
      }
      switch (JsonRow.parse(number + 1, block.data().strip())) {
        case JsonRow.Parsed.Json(JsonNode node) -> {
          for (var product : new LinkedProducts(node).products()) {
            ready.add(new Row.Fields(++number, product.toString(), product));
          }
        }
        case JsonRow.Parsed.No(Row.Broken why) -> {
          number++;
          ready.add(why);
        }
      }
    }
    if (ready.isEmpty()) {
      ready.add(Lines.noProducts());
    }
  }
}
