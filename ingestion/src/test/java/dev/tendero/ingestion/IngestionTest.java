package dev.tendero.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tendero.ingestion.source.Feed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IngestionTest {
  private static final Ingestion.Options FULL = new Ingestion.Options(true, false);
  private static final Ingestion.Options FULL_EVEN_MANY = new Ingestion.Options(true, true);

  private static final String TITLE_REMEDY =
      "Write the name under which shoppers know the product.";

  private final Catalogue catalogue = new Catalogue();
  private final List<Progress> progress = new ArrayList<>();
  private final List<RejectedRow> rejected = new ArrayList<>();
  private final List<Position> reached = new ArrayList<>();
  private int chunksUntilStop = Integer.MAX_VALUE;

  private final Watch watch =
      new Watch() {
        @Override
        public void progress(Progress step) {
          progress.add(step);
        }

        @Override
        public void rejected(RejectedRow row) {
          rejected.add(row);
        }

        @Override
        public void reached(Position position) {
          if (position.counts().read() > 0) {
            reached.add(position);
          }
        }

        @Override
        public boolean stopped() {
          return reached.size() >= chunksUntilStop;
        }
      };

  @Test
  void run_newRows_areAdded() throws IOException {
    BuildReport report = upsert(rows(1, 3));

    assertCounts(report, 3, 3, 0, 0, 0, 0);
    assertThat(catalogue.json).containsOnlyKeys("1", "2", "3");
    assertThat(catalogue.json.get("2")).isEqualTo(ProductJson.write(ProductJson.product(row(2))));
  }

  @Test
  void run_sameFeedAgain_changesNothing() throws IOException {
    upsert(rows(1, 1_200));
    int before = catalogue.applied.size();

    BuildReport report = upsert(rows(1, 1_200).replace(",", " ,  "));

    assertCounts(report, 1_200, 0, 0, 1_200, 0, 0);
    assertThat(catalogue.applied).hasSize(before);
  }

  @Test
  void run_someChanged_appliesOnlyThem() throws IOException {
    upsert(rows(1, 10));

    BuildReport report = upsert(rows(1, 10).replace("Thing 4", "Thing four"));

    assertCounts(report, 10, 0, 1, 9, 0, 0);
    assertThat(catalogue.applied.getLast()).extracting(Change::id).containsExactly("4");
  }

  @Test
  void run_ofTwoFeeds_saysWhichSaidWhat() throws IOException {
    upsert(rows(1, 10));
    var feeds = List.of(feed("a.jsonl", rows(1, 9)), feed("b.jsonl", rows(11, 12)));

    ingestion().run(feeds, FULL, Watch.NONE);

    assertThat(catalogue.feeds).endsWith("b.jsonl", "a.jsonl, b.jsonl");
    assertThat(catalogue.applied.getLast()).extracting(Change::id).containsExactly("10");
  }

  private static Feed feed(String name, String rows) {
    return Feed.of(name, new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void run_deletion_deletesOnce() throws IOException {
    upsert(rows(1, 3));

    BuildReport report =
        upsert("{\"id\":\"2\",\"deleted\":true}\n{\"id\":\"99\",\"deleted\":true}\n");

    assertCounts(report, 2, 0, 0, 1, 1, 0);
    assertThat(catalogue.json).containsOnlyKeys("1", "3");
  }

  @Test
  void run_document_replacesAndIsReplaced() throws IOException {
    upsert("{\"type\":\"faq\",\"id\":\"1\",\"title\":\"Questions\",\"text\":\"None.\"}");
    BuildReport report = upsert(rows(1, 1));

    assertCounts(report, 1, 0, 1, 0, 0, 0);
    assertThat(catalogue.applied.getFirst().getFirst()).isInstanceOf(Change.UpsertDocument.class);
    assertThat(catalogue.json.get("1")).contains("Thing 1");
  }

  @Test
  void run_idTwice_lastWinsAndIsNoted() throws IOException {
    BuildReport report =
        upsert(row(1) + "\n" + row(2) + "\n" + row(1).replace("Thing", "Newer thing"));

    assertCounts(report, 3, 2, 1, 0, 0, 0);
    assertThat(catalogue.json.get("1")).contains("Newer thing");
    assertThat(report.notes().first())
        .extracting(BuildReport.At::line, at -> at.problem().field(), at -> at.problem().value())
        .containsExactly(tuple(3L, "id", "1"));
  }

  @Test
  void run_idTwiceAcrossChunks_countsTheSame() throws IOException {
    BuildReport report =
        upsert(row(1) + "\n" + rows(2, 700) + row(1).replace("Thing", "Newer thing"));

    assertCounts(report, 701, 700, 1, 0, 0, 0);
    assertThat(catalogue.json.get("1")).contains("Newer thing");
  }

  @Test
  void run_badRows_areReportedByLineAndCauseAndTheRestKept() throws IOException {
    String feed =
        row(1)
            + "\n\n{\"id\":\"2\"}\nnot json\n"
            + row(3)
            + "\n{\"id\":\"4\",\"title\":\" \"}\n"
            + "{\"id\":\"5\",\"title\":\"T\",\"rating\":7}\n";

    BuildReport report = upsert(feed);

    assertCounts(report, 6, 2, 0, 0, 0, 4);
    assertThat(report.rejections().first())
        .extracting(BuildReport.At::line, at -> at.problem().field(), at -> at.problem().value())
        .containsExactly(
            tuple(3L, "title", ""),
            tuple(4L, "", "not json"),
            tuple(6L, "title", " ".strip()),
            tuple(7L, "rating", "7"));
    assertThat(report.rejections().causes().getFirst())
        .isEqualTo(new BuildReport.Cause("title", "is missing or blank", TITLE_REMEDY, 2));
  }

  @Test
  void run_manyBadRows_keepsTheReportBounded() throws IOException {
    BuildReport report = upsert("{\"id\":\"2\"}\n".repeat(5_000));

    assertThat(report.rejected()).isEqualTo(5_000);
    assertThat(report.rejections().first()).hasSize(1_000);
    assertThat(report.rejections().causes())
        .containsExactly(
            new BuildReport.Cause("title", "is missing or blank", TITLE_REMEDY, 5_000));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<?xml version='1.0'?><rss/>|the file holds no products",
        "PK\u0003\u0004 [Content_Types].xml xl/workbook.xml|an Excel workbook",
        "PK\u0003\u0004 holiday.jpg|a ZIP archive",
        "%PDF-1.7|a PDF document",
        "nonsense|is no table, JSON or XML"
      })
  void run_otherFormat_isRefusedWithAReason(String feed, String reason) throws IOException {
    BuildReport report = upsert(feed);

    assertCounts(report, 1, 0, 0, 0, 0, 1);
    assertThat(rejected.getFirst().problems().getFirst().reason()).contains(reason);
    assertThat(rejected.getFirst().problems().getFirst().remedy()).isNotBlank();
  }

  @Test
  void run_invalidUtf8_rejectsThatLineOnly() throws IOException {
    var feed = new ByteArrayOutputStream();
    feed.writeBytes((row(1) + "\n").getBytes(StandardCharsets.UTF_8));
    feed.writeBytes(
        "{\"id\":\"2\",\"title\":\"caf\u00e9\"}\n".getBytes(StandardCharsets.ISO_8859_1));
    feed.writeBytes(row(3).getBytes(StandardCharsets.UTF_8));

    BuildReport report = run(feed.toByteArray(), Ingestion.Options.UPSERT);

    assertCounts(report, 3, 2, 0, 0, 0, 1);
    assertThat(report.rejections().first().getFirst())
        .satisfies(at -> assertThat(at.line()).isEqualTo(2))
        .satisfies(at -> assertThat(at.problem().reason()).contains("UTF-8"));
  }

  @Test
  void run_hugeLine_rejectsThatLineOnly() throws IOException {
    String huge = "{\"id\":\"2\",\"title\":\"" + "x".repeat(3 << 20) + "\"}";

    BuildReport report = upsert(row(1) + "\n" + huge + "\n" + row(3));

    assertCounts(report, 3, 2, 0, 0, 0, 1);
    assertThat(report.rejections().first().getFirst().problem().reason()).contains("1 MB");
  }

  @Test
  void run_byteOrderMarkAndWindowsLineEnds_areNoFault() throws IOException {
    BuildReport report = upsert("\uFEFF" + rows(1, 2).replace("\n", "\r\n"));

    assertCounts(report, 2, 2, 0, 0, 0, 0);
  }

  @Test
  void run_aStreamOfUnknownLength_reportsRateAndNoRemainingTime() throws IOException {
    upsert(rows(1, 600));

    assertThat(progress).hasSizeGreaterThan(1).allMatch(step -> step.remaining().isEmpty());
    assertThat(progress.getLast().rows()).isEqualTo(600);
  }

  @Test
  void run_emptyFeed_readsNothing() throws IOException {
    assertCounts(upsert("\n \n"), 0, 0, 0, 0, 0, 0);
  }

  @Test
  void run_gzipFile_isReadWithProgressToItsEnd(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("feed");
    Files.write(file, gzip(rows(1, 1_700)));

    BuildReport report = ingestion().run(List.of(Feed.of(file)), Ingestion.Options.UPSERT, watch);

    assertCounts(report, 1_700, 1_700, 0, 0, 0, 0);
    assertThat(progress).extracting(Progress::rows).containsExactly(500L, 1_000L, 1_500L, 1_700L);
    assertThat(progress).allSatisfy(p -> assertThat(p.remaining()).isPresent());
    assertThat(progress.getLast().remaining().orElseThrow()).isZero();
  }

  @Test
  void run_gzipCutOff_keepsWhatWasReadAndSaysSo() throws IOException {
    byte[] whole = gzip(rows(1, 5_000));

    BuildReport report = run(Arrays.copyOf(whole, whole.length / 2), Ingestion.Options.UPSERT);

    assertThat(report.added()).isGreaterThan(500);
    assertThat(report.rejected()).isEqualTo(1);
    assertThat(report.rejections().first().getFirst().problem().reason()).contains("cut off");
  }

  @Test
  void run_full_deletesWhatIsAbsent() throws IOException {
    upsert(rows(1, 10));

    BuildReport report = run(bytes(rows(1, 8)), FULL);

    assertCounts(report, 8, 0, 0, 8, 2, 0);
    assertThat(report.withheld()).isEmpty();
    assertThat(catalogue.json).hasSize(8);
  }

  @Test
  void run_fullLackingMoreThanAFifth_withholdsTheDeletions() throws IOException {
    upsert(rows(1, 10));

    BuildReport report = run(bytes(rows(1, 7)), FULL);

    assertThat(report.deleted()).isZero();
    assertThat(report.withheld().map(BuildReport.Withheld::absent)).contains(3L);
    assertThat(catalogue.json).hasSize(10);
    assertThat(run(bytes(rows(1, 7)), FULL_EVEN_MANY).deleted()).isEqualTo(3);
  }

  @Test
  void run_fullWithARejectedRow_doesNotDeleteItsProduct() throws IOException {
    upsert(rows(1, 10));

    BuildReport report = run(bytes(rows(1, 9) + "{\"id\":\"10\",\"title\":\"\"}"), FULL);

    assertCounts(report, 10, 0, 0, 9, 0, 1);
    assertThat(catalogue.json).containsKey("10");
  }

  @Test
  void run_fullWithAnUnreadableRow_withholdsTheDeletions() throws IOException {
    upsert(rows(1, 10));

    BuildReport report = run(bytes(rows(1, 9) + "{\"id\":\"10\",\"ti"), FULL);

    assertThat(report.withheld()).isPresent();
    assertThat(catalogue.json).containsKey("10");
  }

  @Test
  void run_diedHalfway_nextRunGoesOn() throws IOException {
    catalogue.chunksUntilFailure = 2;
    assertThatThrownBy(() -> upsert(rows(1, 2_000))).isInstanceOf(IllegalStateException.class);
    assertThat(catalogue.json).hasSize(1_000);
    catalogue.chunksUntilFailure = Integer.MAX_VALUE;

    assertCounts(upsert(rows(1, 2_000)), 2_000, 1_000, 0, 1_000, 0, 0);
  }

  @Test
  void run_everyRejectedRow_isHandedOutWhole() throws IOException {
    String bad = "{\"id\":\"%d\",\"title\":\" \",\"rating\":7}\n";
    var feed = new StringBuilder(rows(1, 1));
    for (int i = 2; i <= 2_500; i++) {
      feed.append(bad.formatted(i));
    }

    BuildReport report = upsert(feed.toString());

    assertThat(report.rejected()).isEqualTo(2_499);
    assertThat(rejected)
        .extracting(RejectedRow::row)
        .hasSize(2_499)
        .startsWith(2L)
        .endsWith(2_500L);
    assertThat(rejected.getLast().raw()).isEqualTo(bad.formatted(2_500).strip());
    assertThat(rejected.getLast().id()).contains("2500");
    assertThat(rejected.getLast().problems())
        .extracting(Problem::field)
        .containsExactly("title", "rating");
    assertThat(rejected.getLast().problems())
        .allSatisfy(problem -> assertThat(problem.remedy()).endsWith("."));
    // Rows that nothing came of count as progress too.
    assertThat(progress).extracting(Progress::rows).contains(1_000L, 2_000L);
  }

  @Test
  void run_hugeRejectedRow_isHandedOutShortened() throws IOException {
    upsert("{\"id\":\"1\",\"title\":\"" + "x".repeat(100_000) + "\"}");

    assertThat(rejected.getFirst().raw()).hasSize(RejectedRow.MAX_RAW).startsWith("{\"id\":\"1\"");
  }

  @Test
  void run_asItGoes_tellsWhatBecameOfTheRows() throws IOException {
    upsert(rows(1, 500));
    progress.clear();

    upsert(rows(1, 600) + "{\"id\":\"1\"}\n{\"id\":\"2\",\"deleted\":true}");

    assertThat(progress)
        .extracting(Progress::counts)
        .containsExactly(new Counts(500, 0, 0, 500, 0, 0), new Counts(602, 100, 0, 500, 1, 1));
  }

  @Test
  void run_stopped_keepsWhatWasAppliedAndDeletesNothing() throws IOException {
    upsert(rows(1, 2_100));
    reached.clear();
    chunksUntilStop = 2;

    BuildReport report = run(bytes(rows(1, 2_000).replace("Thing", "New thing")), FULL);

    assertCounts(report, 1_000, 0, 1_000, 0, 0, 0);
    assertThat(report.stopped()).isTrue();
    assertThat(report.withheld()).isEmpty();
    assertThat(catalogue.json).hasSize(2_100);
    assertThat(catalogue.json.get("1000")).contains("New thing");
    assertThat(catalogue.json.get("1001")).contains("Thing 1001");
  }

  @Test
  void run_resumed_endsLikeAnUndisturbedRun() throws IOException {
    String feed = rows(1, 700) + "{\"id\":\"x\"}\n" + rows(701, 1_400);
    upsert(rows(1, 1_500).replace("Thing", "Old thing"));
    catalogue.chunksUntilFailure = 2;
    reached.clear();
    assertThatThrownBy(() -> run(bytes(feed), FULL)).isInstanceOf(IllegalStateException.class);
    catalogue.chunksUntilFailure = Integer.MAX_VALUE;
    rejected.clear();

    BuildReport report =
        ingestion()
            .run(
                Ingestion.Work.of(List.of(feed(bytes(feed))), FULL).from(reached.getLast()), watch);

    assertCounts(report, 1_401, 0, 1_400, 0, 100, 1);
    assertThat(report.rejections().first()).hasSize(1);
    assertThat(rejected).as("handed out by the first run").isEmpty();
    assertThat(catalogue.json).hasSize(1_400);
  }

  @Test
  void run_resumedWhileDeleting_goesOnDeletingByTheSameShare() throws IOException {
    upsert(rows(1, 4_000));
    reached.clear();
    catalogue.chunksUntilFailure = 1;
    assertThatThrownBy(() -> run(bytes(rows(1, 3_300)), FULL))
        .isInstanceOf(IllegalStateException.class);
    assertThat(catalogue.json).hasSize(3_500);
    catalogue.chunksUntilFailure = Integer.MAX_VALUE;

    BuildReport report =
        ingestion()
            .run(
                Ingestion.Work.of(List.of(feed(bytes(rows(1, 3_300)))), FULL)
                    .from(reached.getLast()),
                watch);

    assertCounts(report, 3_300, 0, 0, 3_300, 700, 0);
    assertThat(catalogue.json).hasSize(3_300);
  }

  @Test
  void run_toldYes_deletesWhatWasAskedAbout_notWhatCameSince() throws IOException {
    upsert(rows(1, 10));
    assertThat(run(bytes(rows(1, 5)), FULL).withheld().orElseThrow().absent()).isEqualTo(5);
    Position asked = reached.getLast();
    upsert(rows(11, 12));

    BuildReport report = toldYes(rows(1, 5), 5, asked);

    assertThat(report.withheld()).isEmpty();
    assertThat(catalogue.json).containsOnlyKeys("1", "2", "3", "4", "5", "11", "12");
  }

  @Test
  void run_toldYes_otherThanAskedAbout_asksAgain() throws IOException {
    upsert(rows(1, 10));
    assertThat(run(bytes(rows(1, 5)), FULL).withheld()).isPresent();
    Position asked = reached.getLast();
    upsert(row(9).replace("Thing", "New thing"));

    BuildReport again = toldYes(rows(1, 5), 5, asked);
    assertThat(again.withheld().orElseThrow().absent()).isEqualTo(4);
    assertThat(again.withheld().orElseThrow().reason()).contains("changed since");
    assertThat(catalogue.json).hasSize(10);

    assertThat(toldYes(rows(1, 5), 4, reached.getLast()).withheld()).isEmpty();
    assertThat(catalogue.json).containsOnlyKeys("1", "2", "3", "4", "5", "9");
  }

  @Test
  void run_toldYes_brokenOffWhileDeleting_goesOnWithoutAsking() throws IOException {
    upsert(rows(1, 2_000));
    assertThat(run(bytes(rows(1, 500)), FULL).withheld()).isPresent();
    catalogue.chunksUntilFailure = 1;
    assertThatThrownBy(() -> toldYes(rows(1, 500), 1_500, reached.getLast()))
        .isInstanceOf(IllegalStateException.class);
    catalogue.chunksUntilFailure = Integer.MAX_VALUE;

    assertThat(toldYes(rows(1, 500), 1_500, reached.getLast()).withheld()).isEmpty();
    assertThat(catalogue.json).hasSize(500);
  }

  private BuildReport toldYes(String rows, long asked, Position from) throws IOException {
    var options = new Ingestion.Options(true, true, OptionalLong.of(asked));
    return ingestion()
        .run(Ingestion.Work.of(List.of(feed(bytes(rows))), options).from(from), watch);
  }

  @Test
  void run_full_leavesTheSortAloneThatTheFeedHasNoneOf() throws IOException {
    String policy =
        "{\"type\":\"policy\",\"id\":\"p-1\",\"title\":\"Returns\",\"text\":\"Within 30 days.\"}\n";
    upsert(rows(1, 10) + policy + policy.replace("p-1", "p-2"));

    assertThat(run(bytes(rows(1, 9)), FULL).deleted()).isEqualTo(1);
    assertThat(catalogue.json).containsKeys("p-1", "p-2").doesNotContainKey("10");

    assertThat(run(bytes(policy), FULL_EVEN_MANY).deleted()).isEqualTo(1);
    assertThat(catalogue.json).hasSize(10).containsKeys("1", "9", "p-1");

    assertThat(run(bytes(rows(1, 9) + policy.replace("p-1", "p-3")), FULL_EVEN_MANY).deleted())
        .isEqualTo(1);
    assertThat(catalogue.json).hasSize(10).containsKeys("1", "9", "p-3");
  }

  @Test
  void run_fullWithNothingInIt_deletesNothing() throws IOException {
    upsert(rows(1, 3));

    assertThat(run(bytes(""), FULL_EVEN_MANY).deleted()).isZero();
    assertThat(catalogue.json).hasSize(3);
  }

  @Test
  void run_resumedOverAShorterFeed_saysSo() {
    var position = new Position(new Counts(10, 10, 0, 0, 0, 0), ChangeSink.Stock.NONE, 0);
    var work = Ingestion.Work.of(List.of(feed(bytes(rows(1, 9)))), Ingestion.Options.UPSERT);

    assertThatThrownBy(() -> ingestion().run(work.from(position), watch))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("load it from the beginning");
  }

  @Test
  void run_onlySomeRows_leavesTheOthersAlone() throws IOException {
    var work = Ingestion.Work.of(List.of(feed(bytes(rows(1, 9)))), Ingestion.Options.UPSERT);

    BuildReport report =
        ingestion().run(work.only(Map.of("feed", Set.of(3L, 7L), "other", Set.of(1L))), watch);

    assertCounts(report, 2, 2, 0, 0, 0, 0);
    assertThat(catalogue.json).containsOnlyKeys("3", "7");
  }

  @Test
  void work_someRowsOfAFullFeed_isRefused() {
    var full = Ingestion.Work.of(List.of(feed(bytes(rows(1, 9)))), FULL);

    assertThatThrownBy(() -> full.only(Map.of("feed", Set.of(3L))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void products_kindOfTheFeed_becomesTheLexicons() throws IOException {
    Kinds kinds =
        (title, attributes) ->
            title.toLowerCase(Locale.ROOT).contains("mouse")
                ? Optional.of("mouse")
                : Optional.empty();
    var ingestion = new Ingestion(catalogue, Format.products(kinds), Clock.systemUTC());

    ingestion.run(
        List.of(
            feed(
                bytes(
                    """
                    {"id":"1","title":"Wireless mouse"}
                    {"id":"2","title":"Pebble","kind":"Optical mouse"}
                    {"id":"3","title":"Mouse trap","kind":"Trap"}
                    {"id":"4","title":"Lamp"}
                    """))),
        Ingestion.Options.UPSERT,
        watch);

    assertThat(
            catalogue.json.entrySet().stream()
                .collect(
                    Collectors.toMap(
                        Map.Entry::getKey,
                        e -> ProductJson.product(e.getValue()).kind().orElse("-"))))
        .isEqualTo(Map.of("1", "mouse", "2", "mouse", "3", "Trap", "4", "-"));
  }

  private BuildReport upsert(String rows) throws IOException {
    return run(bytes(rows), Ingestion.Options.UPSERT);
  }

  private BuildReport run(byte[] feed, Ingestion.Options options) throws IOException {
    return ingestion().run(List.of(feed(feed)), options, watch);
  }

  private Ingestion ingestion() {
    return new Ingestion(catalogue, Format.products(Kinds.NONE), Clock.systemUTC());
  }

  private static Feed feed(byte[] bytes) {
    return Feed.of("feed", new ByteArrayInputStream(bytes));
  }

  private static void assertCounts(
      BuildReport report,
      long read,
      long added,
      long changed,
      long unchanged,
      long deleted,
      long rejected) {
    assertThat(
            List.of(
                report.read(),
                report.added(),
                report.changed(),
                report.unchanged(),
                report.deleted(),
                report.rejected()))
        .isEqualTo(List.of(read, added, changed, unchanged, deleted, rejected));
  }

  private static String rows(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(i -> row(i) + "\n")
        .collect(Collectors.joining());
  }

  private static String row(int i) {
    return "{\"id\":\"%d\",\"title\":\"Thing %d\",\"price\":{\"amount\":\"%d.50\",\"currency\":\"USD\"}}"
        .formatted(i, i, i % 90);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(String text) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes(text));
    }
    return out.toByteArray();
  }
}
