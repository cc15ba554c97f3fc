package dev.tendero.index;

import static dev.tendero.index.Catalogue.measure;
import static dev.tendero.index.Catalogue.passage;
import static dev.tendero.index.Catalogue.product;
import static dev.tendero.index.Catalogue.withFamily;
import static dev.tendero.index.Catalogue.withOffer;
import static dev.tendero.index.Catalogue.withRating;
import static dev.tendero.index.Catalogue.withVariants;
import static dev.tendero.index.Catalogue.withWording;
import static dev.tendero.index.Catalogue.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Document;
import dev.tendero.catalog.Money;
import dev.tendero.catalog.Offer;
import dev.tendero.catalog.Origin;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Value;
import dev.tendero.catalog.Wording;
import dev.tendero.index.ProductIndex.Change;
import dev.tendero.inference.Encoder;
import dev.tendero.units.Dimension;
import dev.tendero.units.Unit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductIndexTest {
  private static final Encoder ENCODER = Encoder.load();

  private static final Product QUIET =
      withFamily(
          product(
              "m1",
              "Silent wireless mouse",
              "19.95",
              words("Colour", "Matte Black"),
              measure("Cable length", "180", Unit.CENTIMETRE)),
          "Ácme",
          "mouse",
          "4006381333931");
  private static final Product LOUD =
      withFamily(
          product("m2", "Gaming mouse", "49.00", measure("Cable length", "2", Unit.METRE)),
          "Bolt",
          "mouse",
          "4006381333948");
  private static final Product TONER =
      withFamily(product("t1", "Brother TN-2110 toner", "60.00"), "Brother", "toner", "1");

  private static final Offer IN_STOCK =
      new Offer(QUIET.offer().price(), Optional.empty(), Optional.empty(), OptionalInt.of(3));

  @TempDir Path directory;

  @AfterAll
  static void close() {
    ENCODER.close();
  }

  private static Change upsert(Product product) {
    return new Change.Upsert(product, List.of(), 1);
  }

  private static Search find(String words) {
    return Search.of(words, ENCODER.embed(words), 10);
  }

  private static List<String> ids(Snapshot snapshot, Search search) {
    return snapshot.search(search).stream().map(Hit::id).toList();
  }

  @Test
  void search_byWordsAndMeaning_findsTheLikeliestFirst() {
    try (var index = ProductIndex.create(directory, ENCODER)) {
      index.applyAll(List.of(upsert(QUIET), upsert(LOUD), upsert(TONER)), 2);
      index.refresh();
      try (Snapshot snapshot = index.snapshot()) {
        assertThat(ids(snapshot, find("silent mouse for the office"))).startsWith("m1", "m2");
        assertThat(ids(snapshot, find("tn 2110"))).startsWith("t1");
        assertThat(ids(snapshot, find("TN2110"))).startsWith("t1");
        Hit first = snapshot.search(find("silent mouse")).getFirst();
        assertThat(first.explanation().lexical().rank()).isEqualTo(1);
        assertThat(first.explanation().vector().rank()).isEqualTo(1);
        assertThat(first.explanation().vector().score()).isBetween(0.5, 1.0);
      }
    }
  }

  @Test
  void search_withoutVector_ranksByWordsAlone() {
    try (var index = ProductIndex.create(directory, ENCODER)) {
      index.applyAll(List.of(upsert(QUIET), upsert(LOUD), upsert(TONER)), 2);
      index.refresh();
      try (Snapshot snapshot = index.snapshot()) {
        var search =
            new Search(
                "gaming mouse",
                Optional.empty(),
                Filter.EVERYTHING,
                List.of(),
                Optional.empty(),
                true,
                10);
        assertThat(ids(snapshot, search)).containsExactly("m2", "m1");
        assertThat(snapshot.search(search).getFirst().explanation().vector())
            .isEqualTo(Explanation.Arm.NONE);
      }
    }
  }

  @Test
  void search_underAFilter_findsOnlyWhatMeetsIt() {
    try (var index = ProductIndex.create(directory, ENCODER)) {
      index.applyAll(List.of(upsert(QUIET), upsert(LOUD), upsert(TONER)), 2);
      index.refresh();
      try (Snapshot snapshot = index.snapshot()) {
        Filter cheap = new Filter.PriceRange(Currency.getInstance("USD"), 0, 2000);
        assertThat(ids(snapshot, find("mouse").where(cheap))).containsExactly("m1");
        assertThat(snapshot.count(cheap)).isEqualTo(1);
        Filter longer = Filter.Range.above("cable_length", Dimension.LENGTH, 1.8);
        assertThat(ids(snapshot, find("mouse").where(longer))).containsExactly("m2");
        assertThat(ids(snapshot, find("mouse").where(new Filter.Brand(List.of("acme")))))
            .containsExactly("m1");
      }
    }
  }

  @Test
  void count_ofWhatProductsSay_readsTitlesAndWordedAttributesInAnyForm() {
    Product folding =
        product(
            "f1",
            "Folding keyboard",
            "20.00",
            words("Layout", "QWERTY ES"),
            new Attribute("Backlit", new Value.Flag(false)));
    Product lit =
        withWording(
            product("f2", "Keyboard", "30.00", new Attribute("Backlit", new Value.Flag(true))),
            new Wording(
                "Keyboard",
                Optional.of("Not a folding one."),
                "en",
                Map.of("es", new Wording.Text("Teclado mecánico", Optional.empty()))));
    try (var index = ProductIndex.create(directory, ENCODER)) {
      index.applyAll(List.of(upsert(folding), upsert(lit)), 1);
      index.refresh();
      try (Snapshot snapshot = index.snapshot()) {
        assertThat(saying(snapshot, "folded")).containsExactly("f1");
        assertThat(saying(snapshot, "qwerty es")).containsExactly("f1");
        assertThat(saying(snapshot, "backlit")).containsExactly("f2");
        assertThat(saying(snapshot, "mecánicos")).containsExactly("f2");
        assertThat(saying(snapshot, "folding layout")).isEmpty();
        assertThat(saying(snapshot, "the")).isEmpty();
        assertThat(snapshot.ids(new Filter.Says(List.of("folding", "mecánico")), 9))
            .containsExactlyInAnyOrder("f1", "f2");
        assertThat(snapshot.ids(new Filter.Titled(List.of("qwerty")), 9)).isEmpty();
        assertThat(snapshot.ids(new Filter.Titled(List.of("keyboard", "folding")), 9))
            .containsExactly("f1");
      }
    }
  }

  private static List<String> saying(Snapshot snapshot, String words) {
    return snapshot.ids(new Filter.Says(List.of(words)), 9);
  }

  @Test
  void search_sorted_ordersTheRelevantByValue() {
    try (var index = ProductIndex.create(directory, ENCODER)) {
      index.applyAll(List.of(upsert(LOUD), upsert(QUIET), upsert(TONER)), 1);
      index.refresh();
      try (Snapshot snapshot = index.snapshot()) {
        Search mice =
            new Search(
                "",
                Optional.empty(),
                new Filter.Kind(List.of("mouse")),
                List.of(),
                Optional.empty(),
                true,
                10);
        var usd = Currency.getInstance("USD");
        assertThat(ids(snapshot, mice.sortedBy(new Sort.Price(usd, true))))
            .containsExactly("m1", "m2");
        assertThat(ids(snapshot, mice.sortedBy(new Sort.Price(usd, false))))
            .containsExactly("m2", "m1");
        assertThat(
                ids(
                    snapshot,
                    mice.sortedBy(new Sort.Attribute("cable_length", Dimension.LENGTH, false))))
            .containsExactly("m2", "m1");
        assertThat(ids(snapshot, find("mouse").sortedBy(new Sort.Price(usd, false))))
            .containsExactly("m2", "m1");
      }
    }
  }

  @Test
  void search_spanishWords_findTheTranslation() {
    var translated =
        withWording(
            QUIET,
            new Wording(
                "Silent wireless mouse",
                Optional.empty(),
                "en",
                Map.of("es", new Wording.Text("Ratón inalámbrico silencioso", Optional.empty()))));
    try (var index = ProductIndex.create(directory, ENCODER)) {
      index.applyAll(List.of(upsert(translated), upsert(LOUD), upsert(TONER)), 1);
      index.refresh();
      try (Snapshot snapshot = index.snapshot()) {
        assertThat(ids(snapshot, find("ratones silenciosos"))).startsWith("m1");
        assertThat(ids(snapshot, find("raton inalambrico"))).startsWith("m1");
      }
    }
  }

  @Test
  void search_preferredKind_standsBeforeTheAccessoryThatSaysTheWord() {
    Product laptop =
        withFamily(product("l1", "Pavilion dv7 notebook", "500.00"), "HP", "laptop", "1");
    Product bag = withFamily(product("b1", "Laptop bag", "30.00"), "HP", "laptop_bag", "2");
    try (var index = ProductIndex.create(directory, ENCODER)) {
      index.applyAll(List.of(upsert(laptop), upsert(bag)), 1);
      index.refresh();
      try (Snapshot snapshot = index.snapshot()) {
        assertThat(ids(snapshot, find("laptop"))).containsExactly("b1", "l1");
        var kind = new Search.Preference(new Filter.Kind(List.of("laptop")), 1);
        List<Hit> hits = snapshot.search(find("laptop").preferring(List.of(kind)));
        assertThat(hits).extracting(Hit::id).containsExactly("l1", "b1");
        assertThat(hits.getFirst().explanation().preference()).isEqualTo(1);
        assertThat(hits.getFirst().explanation().coverage()).isEqualTo(1);
      }
    }
  }

  @Test
  void search_wordsThatNoProductHas_coversNothing() {
    try (var index = ProductIndex.create(directory, ENCODER)) {
      index.applyAll(List.of(upsert(QUIET), upsert(LOUD), upsert(TONER)), 1);
      index.refresh();
      try (Snapshot snapshot = index.snapshot()) {
        assertThat(snapshot.search(find("unicorn saddle")))
            .isNotEmpty()
            .allSatisfy(hit -> assertThat(hit.explanation().coverage()).isZero());
        assertThat(snapshot.search(find("the silent unicorn")).getFirst().explanation().coverage())
            .isBetween(0.2, 0.5);
        assertThat(snapshot.search(find("the mouse")).getFirst().explanation().coverage())
            .isEqualTo(1);
      }
    }
  }

  @Test
  void search_nothingAsked_findsWhatMeetsTheFilter() {
    try (var index = ProductIndex.create(directory, ENCODER)) {
      index.applyAll(List.of(upsert(QUIET), upsert(LOUD), upsert(TONER)), 1);
      index.refresh();
      try (Snapshot snapshot = index.snapshot()) {
        var all =
            new Search(
                " ?! ",
                Optional.empty(),
                new Filter.Kind(List.of("mouse")),
                List.of(),
                Optional.empty(),
                true,
                10);
        assertThat(ids(snapshot, all)).containsExactlyInAnyOrder("m1", "m2");
      }
    }
  }

  @Test
  void search_sortedByRating_putsTheUnratedLast() {
    var good = withRating(QUIET, 4.5);
    var fair = withRating(LOUD, 3.0);
    try (var index = ProductIndex.create(directory, ENCODER)) {
      index.applyAll(List.of(upsert(fair), upsert(TONER), upsert(good)), 1);
      index.refresh();
      try (Snapshot snapshot = index.snapshot()) {
        var all =
            new Search(
                "",
                Optional.empty(),
                Filter.EVERYTHING,
                List.of(),
                Optional.of(new Sort.Rating(false)),
                true,
                10);
        assertThat(ids(snapshot, all)).containsExactly("m1", "m2", "t1");
        assertThat(ids(snapshot, all.sortedBy(new Sort.Rating(true))))
            .containsExactly("m2", "m1", "t1");
      }
    }
  }

  @Test
  void facets_ofALargeCatalogue_followWithinOneChangeInAHundred() {
    try (var index = ProductIndex.create(directory, ENCODER)) {
      List<Change> changes = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        changes.add(upsert(withFamily(product("p" + i, "Mouse", "1.00"), "B", "mouse", "" + i)));
      }
      index.applyAll(changes, 2);
      index.refresh();
      try (Snapshot snapshot = index.snapshot()) {
        assertThat(snapshot.facets("mouse")).isEmpty();
      }
      int applied = 0;
      List<Facet> facets = List.of();
      while (facets.isEmpty()) {
        index.apply(upsert(withFamily(QUIET, "Acme", "mouse", "1")));
        index.refresh();
        applied++;
        try (Snapshot snapshot = index.snapshot()) {
          facets = snapshot.facets("mouse");
        }
      }
      assertThat(applied).isEqualTo(1);
      int stale = 0;
      while (facets.getFirst().products() == 1) {
        index.apply(
            upsert(
                withFamily(
                    product(
                        "n" + stale,
                        "M",
                        "1.00",
                        words("Colour", "Red"),
                        words("Cable length", "x")),
                    "B",
                    "mouse",
                    "9")));
        index.refresh();
        stale++;
        try (Snapshot snapshot = index.snapshot()) {
          facets = snapshot.facets("mouse");
        }
      }
      assertThat(stale).isLessThanOrEqualTo(4);
    }
  }

  @Test
  void search_twinsOfOneTitle_standBehindWhatDiffers() {
    try (var index = ProductIndex.create(directory, ENCODER)) {
      List<Change> changes = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        changes.add(upsert(product("d" + i, "Desk mount for a monitor", "10.00")));
      }
      changes.add(upsert(product("other", "Wall mount, monitor arm", "10.00")));
      index.applyAll(changes, 1);
      index.refresh();
      try (Snapshot snapshot = index.snapshot()) {
        assertThat(ids(snapshot, find("desk mount for a monitor")))
            .hasSize(6)
            .element(1)
            .isEqualTo("other");
      }
    }
  }

  @Test
  void search_twinsUnvaried_standWhereTheirScoreIs() {
    try (var index = ProductIndex.create(directory, ENCODER)) {
      for (int i = 0; i < 3; i++) {
        index.apply(upsert(product("d" + i, "Desk mount for a monitor", "10.00")));
      }
      index.apply(upsert(product("other", "Wall mount, monitor arm", "10.00")));
      index.refresh();
      try (Snapshot snapshot = index.snapshot()) {
        assertThat(ids(snapshot, find("desk mount for a monitor").unvaried())).endsWith("other");
      }
    }
  }

  @Test
  void search_variants_areFoundUnderTheirOwnIdWithTheirOwnFacts() {
    var red =
        new Product.Variant(
            "m1-red",
            List.of(words("Colour", "Red")),
            new Offer(
                Optional.of(Money.of("17.50", "USD")),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.of(0)));
    var mouse = withVariants(withOffer(QUIET, IN_STOCK), List.of(red));
    try (var index = ProductIndex.create(directory, ENCODER)) {
      index.applyAll(List.of(upsert(mouse), upsert(LOUD)), 1);
      index.refresh();
      try (Snapshot snapshot = index.snapshot()) {
        Search mice = find("silent wireless mouse");
        assertThat(ids(snapshot, mice)).containsExactly("m1", "m2", "m1-red");
        assertThat(ids(snapshot, mice.where(new Filter.AnyWord("colour", List.of("red")))))
            .containsExactly("m1-red");
        assertThat(ids(snapshot, mice.where(new Filter.AnyWord("colour", List.of("black")))))
            .containsExactly("m1");
        assertThat(
                ids(
                    snapshot,
                    mice.where(new Filter.PriceRange(Currency.getInstance("USD"), 1750, 1750))))
            .containsExactly("m1-red");
        assertThat(snapshot.count(new Filter.InStock())).isEqualTo(1);
        Product sold = snapshot.product("m1-red").orElseThrow().product();
        assertThat(sold.title()).isEqualTo(QUIET.title());
        assertThat(sold.attributes("cable_length")).hasSize(1);
        assertThat(sold.family().groupId()).contains("m1");
      }
      index.apply(new Change.Delete("m1"));
      index.refresh();
      try (Snapshot snapshot = index.snapshot()) {
        assertThat(snapshot.product("m1-red")).isEmpty();
      }
    }
  }

  @Test
  void apply_visibleOnlyAfterRefresh_andSnapshotsStayAsTheyWere() {
    try (var index = ProductIndex.create(directory, ENCODER)) {
      index.apply(upsert(QUIET));
      try (Snapshot before = index.snapshot()) {
        assertThat(before.product("m1")).isEmpty();
        index.refresh();
        assertThat(before.product("m1")).isEmpty();
        try (Snapshot after = index.snapshot()) {
          assertThat(after.product("m1")).contains(new Stored(QUIET, 1));
          index.apply(new Change.Upsert(product("m1", "Renamed", "1.00"), List.of(), 2));
          index.refresh();
          try (Snapshot third = index.snapshot()) {
            assertThat(third.product("m1").orElseThrow().product().title()).isEqualTo("Renamed");
            assertThat(third.size()).isEqualTo(1);
          }
          index.apply(new Change.Delete("m1"));
          index.refresh();
          try (Snapshot last = index.snapshot()) {
            assertThat(last.product("m1")).isEmpty();
            assertThat(last.size()).isZero();
          }
          assertThat(after.product("m1")).contains(new Stored(QUIET, 1));
        }
      }
    }
  }

  @Test
  void apply_onlyThePriceChanges_embedsNothing() {
    var encoder = Encoder.load(1, Encoder.PATIENCE);
    try (var index = ProductIndex.create(directory, encoder)) {
      var review = passage("m1#r1", "m1", Origin.REVIEW, "Very quiet.");
      index.apply(new Change.Upsert(QUIET, List.of(review), 1));
      index.refresh();
      // An encoder that is closed throws when it is asked: the change must not ask it.
      encoder.close();
      var cheaper = product("m1", QUIET.title(), "9.95");
      index.apply(new Change.Upsert(cheaper, List.of(review), 2));
      index.refresh();
      try (Snapshot snapshot = index.snapshot()) {
        assertThat(snapshot.product("m1")).contains(new Stored(cheaper, 2));
        assertThat(ids(snapshot, find("silent mouse"))).containsExactly("m1");
      }
      assertThatIllegalStateException()
          .isThrownBy(() -> index.apply(upsert(product("m1", "Another title", "9.95"))));
    }
  }

  @Test
  void passages_ofProductsAndDocuments_areFoundAndReplacedWithThem() {
    var guide = new Document("g1", Document.Type.GUIDE, "Mice", "…", "en", List.of("m1", "m2"));
    try (var index = ProductIndex.create(directory, ENCODER)) {
      index.apply(
          new Change.Upsert(
              QUIET, List.of(passage("m1#r1", "m1", Origin.REVIEW, "It makes no noise.")), 4));
      index.apply(
          new Change.UpsertDocument(
              guide,
              List.of(
                  passage("g1#1", "g1", Origin.GUIDE, "Choose a mouse by the size of your hand."),
                  passage("g1#2", "g1", Origin.GUIDE, "Silent switches make no click.")),
              5));
      index.refresh();
      try (Snapshot snapshot = index.snapshot()) {
        String words = "hand size";
        var hits =
            snapshot.passages(words, Optional.of(ENCODER.embed(words)), PassageFilter.ALL, 2);
        assertThat(hits).hasSize(2);
        assertThat(hits.getFirst().passage().id()).isEqualTo("g1#1");
        assertThat(hits.getFirst().version()).isEqualTo(5);
        assertThat(snapshot.passages("mouse", Optional.empty(), PassageFilter.about("m2"), 9))
            .extracting(hit -> hit.passage().source())
            .containsOnly("g1");
        assertThat(
                snapshot.passages("noise", Optional.empty(), PassageFilter.from(Origin.REVIEW), 9))
            .extracting(hit -> hit.passage().id())
            .containsExactly("m1#r1");
        assertThat(snapshot.size()).isEqualTo(1);
      }
      index.apply(new Change.Delete("g1"));
      index.apply(upsert(QUIET));
      index.refresh();
      try (Snapshot snapshot = index.snapshot()) {
        assertThat(
                snapshot.passages(
                    "mouse", Optional.of(ENCODER.embed("mouse")), PassageFilter.ALL, 9))
            .isEmpty();
      }
    }
  }

  @Test
  void registry_ofKindsBrandsAndAttributes_isWhatTheProductsSay() {
    try (var index = ProductIndex.create(directory, ENCODER)) {
      index.applyAll(List.of(upsert(QUIET), upsert(LOUD), upsert(TONER)), 1);
      index.refresh();
      index.apply(new Change.Delete("t1"));
      index.refresh();
      try (Snapshot snapshot = index.snapshot()) {
        assertThat(snapshot.kinds()).containsExactly(Map.entry("mouse", 2));
        assertThat(snapshot.brands())
            .containsExactly(Map.entry("acme", "Ácme"), Map.entry("bolt", "Bolt"));
        assertThat(snapshot.currencies()).containsExactly(Map.entry("USD", 2));
        assertThat(snapshot.facets("mouse"))
            .containsExactly(
                new Facet(
                    "cable_length",
                    "Cable length",
                    2,
                    Optional.of(new Facet.Measures(Dimension.LENGTH, 2, 1.8, 2.0)),
                    List.of(),
                    0),
                new Facet("colour", "Colour", 1, Optional.empty(), List.of("Matte Black"), 0));
        assertThat(snapshot.facets("toner")).isEmpty();
        assertThat(snapshot.titled("GAMING  mouse!", 5)).containsExactly("m2");
        assertThat(snapshot.withCode("4006381333931", 5)).containsExactly("m1");
        assertThat(snapshot.withCode("tn-2110", 5)).isEmpty();
      }
    }
  }

  @Test
  void open_afterAnAbruptEnd_isAtTheLastCommit() throws Exception {
    Path copy = directory.resolve("copy");
    Path live = directory.resolve("live");
    try (var index = ProductIndex.create(live, ENCODER)) {
      index.apply(upsert(QUIET));
      index.commit(41);
      index.apply(upsert(LOUD));
      index.refresh();
      // What a killed process leaves: its files as they are, the lock file included.
      copy(live, copy);
    }
    try (var index = ProductIndex.open(copy, ENCODER);
        Snapshot snapshot = index.snapshot()) {
      assertThat(index.sequence()).isEqualTo(41);
      assertThat(snapshot.product("m1")).isPresent();
      assertThat(snapshot.product("m2")).isEmpty();
    }
    try (Snapshot snapshot = Snapshot.open(copy)) {
      assertThat(snapshot.size()).isEqualTo(1);
    }
  }

  @Test
  void open_nothingThere_isUnusable() {
    assertThatExceptionOfType(IndexUnusable.class)
        .isThrownBy(() -> ProductIndex.open(directory.resolve("absent"), ENCODER))
        .withMessageContaining("none yet");
    assertThatExceptionOfType(IndexUnusable.class).isThrownBy(() -> Snapshot.open(directory));
  }

  @Test
  void open_anyFileDamaged_isUnusable() throws IOException {
    Path whole = directory.resolve("whole");
    try (var index = ProductIndex.create(whole, ENCODER)) {
      index.applyAll(List.of(upsert(QUIET), upsert(LOUD)), 1);
      index.commit(1);
    }
    List<Path> files;
    try (var list = Files.list(whole)) {
      files = list.filter(file -> !file.endsWith("write.lock")).toList();
    }
    assertThat(files).hasSizeGreaterThan(5);
    for (Path file : files) {
      Path damaged = directory.resolve("damaged-" + file.getFileName());
      copy(whole, damaged);
      Path target = damaged.resolve(file.getFileName());
      byte[] bytes = Files.readAllBytes(target);
      bytes[bytes.length / 2] ^= 0x10;
      Files.write(target, bytes);
      assertThatExceptionOfType(IndexUnusable.class)
          .as(file.getFileName().toString())
          .isThrownBy(() -> ProductIndex.open(damaged, ENCODER));
      ProductIndex.create(damaged, ENCODER).close();
      ProductIndex.open(damaged, ENCODER).close();
    }
  }

  @Test
  void open_whileAnotherWrites_saysSo() {
    try (var _ = ProductIndex.create(directory, ENCODER)) {
      assertThatIllegalStateException()
          .isThrownBy(() -> ProductIndex.open(directory, ENCODER))
          .withMessageContaining("another process");
    }
  }

  @Test
  void snapshots_whileChangesGoOn_areConsistent() throws Exception {
    try (var index = ProductIndex.create(directory, ENCODER);
        var reader = Executors.newVirtualThreadPerTaskExecutor()) {
      index.applyAll(List.of(upsert(QUIET), upsert(LOUD), upsert(TONER)), 1);
      index.refresh();
      var done = new AtomicBoolean();
      var reading =
          reader.submit(
              () -> {
                int reads = 0;
                while (!done.get()) {
                  try (Snapshot snapshot = index.snapshot()) {
                    List<Hit> hits = snapshot.search(find("mouse"));
                    assertThat(hits).hasSize(snapshot.size());
                    hits.forEach(hit -> assertThat(snapshot.product(hit.id())).isPresent());
                    reads++;
                  }
                }
                return reads;
              });
      for (int version = 2; version < 60; version++) {
        index.apply(new Change.Upsert(version % 2 == 0 ? QUIET : LOUD, List.of(), version));
        index.apply(version % 3 == 0 ? new Change.Delete("t1") : upsert(TONER));
        index.refresh();
      }
      done.set(true);
      assertThat(reading.get()).isPositive();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (var files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** A writer without a reader to catch up with would take changes that nobody ever sees. */
  @Test
  void reopen_filesCannotBeRead_staysClosedUntilTheyCan() {
    var full = new AtomicBoolean();
    var unreadable = new AtomicBoolean();
    try (var index =
        ProductIndex.create(directory, ENCODER, disk -> new Ailing(disk, full, unreadable))) {
      index.applyAll(List.of(upsert(QUIET)), 1);
      index.commit(1);
      index.apply(upsert(LOUD));
      full.set(true);
      assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> index.commit(2));
      full.set(false);

      unreadable.set(true);
      assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(index::reopen);
      assertThat(index.isOpen()).isFalse();

      unreadable.set(false);
      index.reopen();
      assertThat(index.isOpen()).isTrue();
      assertThat(index.sequence()).isEqualTo(1);
      index.applyAll(List.of(upsert(LOUD)), 2);
      index.refresh();
      try (Snapshot snapshot = index.snapshot()) {
        assertThat(ids(snapshot, find("mouse"))).containsExactlyInAnyOrder("m1", "m2");
      }
    }
  }

  /** A disk that takes no file, or gives none of a segment's. */
  private static final class Ailing extends FilterDirectory {
    private final AtomicBoolean full;
    private final AtomicBoolean unreadable;

    Ailing(Directory disk, AtomicBoolean full, AtomicBoolean unreadable) {
      super(disk);
      this.full = full;
      this.unreadable = unreadable;
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
      fail(full.get());
      return super.createOutput(name, context);
    }

    @Override
    public IndexInput openInput(String name, IOContext context) throws IOException {
      fail(unreadable.get() && name.startsWith("_"));
      return super.openInput(name, context);
    }

    private static void fail(boolean ails) throws IOException {
      if (ails) {
        throw new IOException("ailing");
      }
    }
  }
}
