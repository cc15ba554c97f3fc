package dev.tendero.langchain4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.ContentMetadata;
import dev.langchain4j.rag.query.Query;
import dev.tendero.answer.Question;
import dev.tendero.app.catalog.SmallShop;
import dev.tendero.ingestion.source.Feed;
import dev.tendero.planning.Planner;
import dev.tendero.retrieval.Retrieval;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CatalogueRetrieverTest {
  private static final String ROWS =
      """
      {"id":"m1","title":"Kestrel wireless mouse","kind":"mouse","price":{"amount":"19.95","currency":"USD"},"stock":4}
      {"id":"m2","title":"Plover wireless mouse","kind":"mouse","price":{"amount":"32.50","currency":"USD"}}
      {"id":"l1","title":"Brass desk lamp","kind":"lamp","price":{"amount":"18.00","currency":"USD"}}
      {"type":"policy","id":"returns","title":"Returns","text":"You can return anything within 30 days.","language":"en"}
      """;

  @TempDir Path home;
  private SmallShop shop;
  private CatalogueRetriever retriever;

  @BeforeEach
  void open() {
    shop = new SmallShop(home);
    shop.loading.run(Feed.of("test", new ByteArrayInputStream(ROWS.getBytes(UTF_8))));
    retriever =
        new CatalogueRetriever(
            new Planner(shop.lexicon, shop.encoder::isWord),
            new Retrieval(
                shop.index,
                shop.follower,
                shop.encoder,
                shop.tables,
                shop.lexicon,
                Clock.systemUTC()));
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void retrieve_mouseUnderTwenty_isTheOneThatMeetsItWithItsFacts() {
    List<Content> contents = retriever.retrieve(Query.from("a mouse under 20 dollars"));

    assertThat(contents).hasSize(1);
    Content content = contents.getFirst();
    assertThat(content.textSegment().text())
        .isEqualTo("Kestrel wireless mouse\nprice: $19.95\navailability: 4 pieces");
    Metadata metadata = content.textSegment().metadata();
    assertThat(metadata.getString("source")).isEqualTo("m1");
    assertThat(metadata.getString("citation")).isEqualTo("m1");
    assertThat(metadata.getLong("version")).isEqualTo(1);
    assertThat(metadata.getDouble("score")).isPositive();
    assertThat(content.metadata())
        .containsEntry(ContentMetadata.SCORE, metadata.getDouble("score"));
  }

  @Test
  void retrieve_policy_isThePassageWordForWord() {
    List<Content> contents = retriever.retrieve(Query.from("what is your return policy?"));

    Content content = contents.getFirst();
    assertThat(content.textSegment().text()).contains("You can return anything within 30 days.");
    assertThat(content.textSegment().metadata().getString("source")).isEqualTo("returns");
    assertThat(content.textSegment().metadata().getString("citation")).startsWith("returns#");
  }

  @Test
  void retrieve_nothingMeetsIt_isEmpty() {
    assertThat(retriever.retrieve(Query.from("a mouse under 2 dollars"))).isEmpty();
  }

  @Test
  void retrieve_textLongerThanAQuestion_readsItsBeginning() {
    String filler = "mouse ".repeat(Question.LONGEST);

    assertThat(retriever.retrieve(Query.from(filler + "under 20 dollars"))).hasSizeGreaterThan(1);
  }
}
