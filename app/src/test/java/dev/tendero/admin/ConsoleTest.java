package dev.tendero.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tendero.api.ServiceHome;
import dev.tendero.security.OperatorToken;
import dev.tendero.wiring.TenderoConfig;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The console's whole way over HTTP, and what must not get along it. */
@QuarkusTest
@QuarkusTestResource(value = ServiceHome.class, restrictToAnnotatedClass = true)
class ConsoleTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BASE = "/api/v1/admin/catalogue/";
  private static final AtomicBoolean BEGUN = new AtomicBoolean();

  private final HttpClient http = HttpClient.newHttpClient();

  @TestHTTPResource("/")
  URI root;

  @Inject OperatorToken token;
  @Inject Worker worker;
  @Inject Uploads uploads;
  @Inject TenderoConfig config;

  @BeforeEach
  void begin() {
    if (!BEGUN.getAndSet(true)) {
      worker.begin();
    }
  }

  @Test
  void everyRoute_withoutARole_isClosed() throws Exception {
    for (String path :
        List.of(
            "uploads/folder", "jobs", "jobs/0", "items", "item?id=1", "figures", "preview?q=a")) {
      var answer =
          http.send(
              HttpRequest.newBuilder(root.resolve(BASE + path)).build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(path).isEqualTo(401);
      assertThat(read(answer).path("code").asText()).isEqualTo("sign_in_needed");
    }
  }

  @Test
  void load_ofAFeed_isReportedAndAnswered() throws Exception {
    JsonNode upload =
        upload(
            "spring.jsonl",
            product("c-1", "Walnut phone cradle"),
            "{\"id\":\"c-2\"}",
            product("c-3", "Bamboo phone cradle"),
            "{\"id\":\"c-4\",\"title\":\"Cradle\",\"price\":{\"amount\":\"-5\",\"currency\":\"USD\"}}");
    JsonNode job = ended(load(upload, false));

    assertThat(job.path("state").asText()).isEqualTo("done");
    assertThat(job.at("/progress/counts/read").asLong()).isEqualTo(4);
    assertThat(job.at("/progress/counts/added").asLong()).isEqualTo(2);
    assertThat(job.at("/progress/counts/rejected").asLong()).isEqualTo(2);
    assertThat(job.at("/result/errorsKept").asLong()).isEqualTo(2);
    JsonNode causes = read(get("jobs/" + id(job) + "/errors"));
    assertThat(causes).hasSize(2);
    for (JsonNode cause : causes) {
      assertThat(cause.path("reason").asText()).isNotBlank();
      assertThat(cause.path("remedy").asText()).isNotBlank();
      assertThat(cause.at("/example/row").asLong()).isIn(2L, 4L);
      assertThat(cause.at("/example/raw").asText()).startsWith("{\"id\":\"c-");
    }
    JsonNode item = read(get("item?id=c-1"));
    assertThat(item.at("/fields/title").asText()).isEqualTo("Walnut phone cradle");
    assertThat(item.at("/versions/0/source").asText()).isEqualTo("spring.jsonl");
    assertThat(item.at("/versions/0/job").asText()).isEqualTo(id(job));
    assertThat(item.at("/live").asBoolean()).isTrue();
    assertThat(answer("Walnut phone cradle").path("products").toString()).contains("\"c-1\"");
  }

  @Test
  void deleted_isGoneFromTheNextAnswer_andCanBeBroughtBack() throws Exception {
    ended(load(upload("d.jsonl", product("d-1", "Granite fondue burner")), false));
    assertThat(answer("Granite fondue burner").path("products").toString()).contains("\"d-1\"");

    var deleted = read(send("DELETE", "item?id=d-1", BodyPublishers.noBody()));
    assertThat(deleted.path("auditId").asText()).matches("[0-9a-f]{32}");
    assertThat(deleted.at("/job/kind").asText()).isEqualTo("delete");
    assertThat(answer("Granite fondue burner").path("products").toString()).doesNotContain("d-1");
    JsonNode gone = read(get("item?id=d-1"));
    assertThat(gone.path("live").asBoolean()).isFalse();
    assertThat(gone.path("restorable").asBoolean()).isTrue();
    assertThat(gone.path("passages")).isEmpty();
    assertThat(send("DELETE", "item?id=d-1", BodyPublishers.noBody()).statusCode()).isEqualTo(404);

    var back = post("item/restore", "{\"id\":\"d-1\"}");
    assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
    assertThat(answer("Granite fondue burner").path("products").toString()).contains("\"d-1\"");
    assertThat(read(get("item?id=d-1")).path("versions")).hasSize(3);
    assertProblem(post("item/restore", "{\"id\":\"d-1\"}"), 409, "item_there");
    assertProblem(post("item/restore", "{\"id\":\"never\"}"), 409, "item_not_kept");
  }

  @Test
  void deletedAndBroughtBack_byManyAtOnce_happensOnce() throws Exception {
    ended(load(upload("w.jsonl", product("w-1", "Wicker basket")), false));

    var deleted =
        together(8, () -> send("DELETE", "item?id=w-1", BodyPublishers.noBody()).statusCode());
    assertThat(deleted).containsOnlyOnce(200).containsOnly(200, 404);
    assertThat(read(get("item?id=w-1")).path("versions")).hasSize(2);

    var back = together(8, () -> post("item/restore", "{\"id\":\"w-1\"}").statusCode());
    assertThat(back).containsOnlyOnce(200).containsOnly(200, 409);
    assertThat(read(get("item?id=w-1")).path("versions")).hasSize(3);
    assertThat(read(get("jobs?limit=200")).path("jobs"))
        .filteredOn(job -> job.at("/task/ids/0").asText().equals("w-1"))
        .hasSize(2);
  }

  @Test
  void lists_withAnyLimit_leadToTheirEnd() throws Exception {
    for (int i = 0; i < 2; i++) {
      ended(load(upload("l.jsonl", product("l-1", "Ladder")), false));
    }
    JsonNode one = read(get("jobs?limit=0"));
    assertThat(one.path("jobs")).hasSize(1);
    JsonNode next = read(get("jobs?limit=1&before=" + one.path("next").asText()));
    assertThat(next.path("jobs")).hasSize(1);
    assertThat(next.at("/jobs/0/number").asLong()).isLessThan(one.at("/jobs/0/number").asLong());
    assertThat(read(get("jobs?limit=1000")).path("next").isNull()).isTrue();
  }

  @Test
  void text_withControls_isRefused() throws Exception {
    assertProblem(get("item?id=a%00b"), 400, "text_unreadable");
    assertProblem(get("items?q=a%1Bb"), 400, "text_unreadable");
    assertProblem(post("item/restore", "{\"id\":\"a\\u0000\"}"), 400, "text_unreadable");
  }

  @Test
  void retry_ofRejectedRows_takesThoseAlone() throws Exception {
    JsonNode first =
        ended(load(upload("r.jsonl", product("r-1", "Rope"), "{\"id\":\"r-2\"}"), false));
    var again = post("jobs/" + id(first) + "/retry", "{}");

    assertThat(again.statusCode()).as(again.body()).isEqualTo(201);
    JsonNode second = ended(read(again));
    assertThat(second.at("/progress/counts/read").asLong()).isEqualTo(1);
    assertThat(second.at("/progress/counts/rejected").asLong()).isEqualTo(1);
    assertThat(second.at("/task/retryOf").asText()).isEqualTo(id(first));
    JsonNode clean = ended(load(upload("r.jsonl", product("r-1", "Rope")), false));
    assertProblem(post("jobs/" + id(clean) + "/retry", "{}"), 409, "job_without_errors");
  }

  @Test
  void fullFeed_thatLacksALot_asksOnce() throws Exception {
    ended(load(upload("many.jsonl", many("f-", 40)), false));
    JsonNode asking = until("waiting", load(upload("few.jsonl", many("f-", 2)), true));

    assertThat(asking.at("/result/question/absent").asLong()).isGreaterThanOrEqualTo(38);
    assertThat(asking.at("/result/question/examples")).hasSize(10);
    assertThat(read(get("item?id=f-9")).path("live").asBoolean()).isTrue();

    assertProblem(post("jobs/" + id(asking) + "/answer", "{}"), 400, "yes_missing");
    var statuses =
        together(8, () -> post("jobs/" + id(asking) + "/answer", "{\"yes\":true}").statusCode());
    assertThat(statuses).containsOnlyOnce(200);
    assertThat(statuses.stream().filter(s -> s == 409)).hasSize(7);
    JsonNode done = ended(asking);
    assertThat(done.path("state").asText()).isEqualTo("done");
    assertThat(done.at("/progress/counts/deleted").asLong())
        .isEqualTo(asking.at("/result/question/absent").asLong());
    assertThat(read(get("item?id=f-9")).path("live").asBoolean()).isFalse();
    assertThat(read(get("item?id=f-1")).path("live").asBoolean()).isTrue();
  }

  @Test
  void fullFeed_thatLacksALot_isToldNo_deletesNothing() throws Exception {
    ended(load(upload("many.jsonl", many("n-", 40)), false));
    JsonNode asking = until("waiting", load(upload("few.jsonl", many("n-", 2)), true));

    JsonNode done = read(post("jobs/" + id(asking) + "/answer", "{\"yes\":false}"));

    assertThat(done.path("state").asText()).isEqualTo("done");
    assertThat(read(get("item?id=n-9")).path("live").asBoolean()).isTrue();
    assertProblem(post("jobs/" + id(asking) + "/cancel", "{}"), 409, "job_ended");
  }

  @Test
  void events_readAgainFromAnywhere_goOnToTheLast() throws Exception {
    JsonNode job = ended(load(upload("e.jsonl", many("e-", 30)), false));

    String all = events(id(job), "0");
    assertThat(all).contains("event:done").contains("\"state\":\"done\"");
    assertThat(all.split("event:")).hasSize(2);
    assertThat(events(id(job), "1")).contains("event:done");
    assertThat(events(id(job), job.path("revision").asText())).doesNotContain("event:");
    assertThat(get("jobs/" + id(job) + "/events", "Last-Event-ID", "x").statusCode())
        .isEqualTo(400);
  }

  @Test
  void upload_namedLikeAPath_staysInItsFolder() throws Exception {
    for (String name :
        List.of(
            "../../../keys/cookie", "..\\..\\boot.ini", "/etc/passwd", "..", "a\u0000b\n.csv")) {
      JsonNode upload = upload(name, "{}");
      assertThat(upload.path("id").asText()).matches("[0-9a-f]{32}");
      assertThat(upload.path("name").asText()).doesNotContain("/", "\\", "..", "\n", "\0");
    }
    try (Stream<Path> files = Files.list(config.home().resolve("uploads"))) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .allMatch(name -> name.matches("[0-9a-f]{32}|home"));
    }
  }

  @Test
  void upload_ofALinkInTheOfferedFolder_isNone() throws Exception {
    Path folder = config.catalogue().folder().orElseThrow();
    Files.writeString(folder.resolve("plain.jsonl"), product("o-1", "Oar"));
    Files.createSymbolicLink(folder.resolve("link"), config.home().resolve("version"));
    Files.createSymbolicLink(folder.resolve("up"), config.home().resolve("keys"));

    assertThat(read(get("uploads/folder"))).hasSize(1);
    assertThat(post("uploads/folder", "{\"name\":\"plain.jsonl\"}").statusCode()).isEqualTo(201);
    for (String name : List.of("link", "up", "up/cookie", "../version", "/etc/passwd", "")) {
      assertProblem(
          post("uploads/folder", JSON.createObjectNode().put("name", name).toString()),
          400,
          "file_unknown");
    }
  }

  @Test
  void upload_largerThanAllowed_isRefusedAndLeavesNothing() throws Exception {
    byte[] large = new byte[4 << 20];
    assertProblem(upload(BodyPublishers.ofByteArray(large)), 413, "body_too_large");
    assertProblem(
        upload(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))),
        413,
        "body_too_large");
    assertProblem(upload(BodyPublishers.ofByteArray(new byte[0])), 400, "upload_empty");
    try (Stream<Path> files = Files.list(config.home().resolve("uploads"))) {
      assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
    }
    byte[] allowed = new byte[2 << 20];
    assertThat(
            upload(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(allowed)))
                .statusCode())
        .isEqualTo(201);
    assertProblem(
        send("POST", "jobs", BodyPublishers.ofByteArray(new byte[70_000])), 413, "body_too_large");
    assertProblem(
        send("POST", "uploads/?name=a", BodyPublishers.ofByteArray(new byte[70_000])),
        413,
        "body_too_large");
  }

  @Test
  void jobs_ofNobody_areNotFound() throws Exception {
    for (String id : List.of("0", "../jobs", "f".repeat(32), "x".repeat(5_000))) {
      String at = "jobs/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
      assertThat(get(at).statusCode()).as(id).isEqualTo(404);
      assertThat(get(at + "/events").statusCode()).as(id).isEqualTo(404);
      assertThat(post(at + "/cancel", "{}").statusCode()).as(id).isEqualTo(404);
    }
    assertProblem(
        post("jobs", "{\"kind\":\"feed\",\"upload\":\"../home\"}"), 400, "upload_unknown");
  }

  @Test
  void mapping_hostile_isRefusedBeforeAnythingRuns() throws Exception {
    String upload = upload("m.jsonl", product("m-1", "Mat")).path("id").asText();
    String deep = "[".repeat(5_000) + "]".repeat(5_000);
    for (String mapping :
        List.of(
            "\"nothing\"",
            "\"../../icecat\"",
            "7",
            "[]",
            "{}",
            deep,
            "{\"fields\":{\"a\":{\"to\":\"id\"},\"b\":{\"to\":\"exec\"}}}",
            "{\"fields\":{\"a\":{\"to\":\"id\"},\"b\":{\"to\":\"title\"},\"c\":{\"to\":\"price\",\"currency\":\"(a+)+$\"}}}",
            "{\"fields\":7}",
            "{\"fields\":{\"a\":7}}")) {
      var answer =
          post(
              "jobs",
              "{\"kind\":\"feed\",\"upload\":\"" + upload + "\",\"mapping\":" + mapping + "}");
      assertThat(answer.statusCode()).as(mapping + answer.body()).isEqualTo(400);
    }
    String huge = "{\"fields\":{\"" + "a".repeat(70_000) + "\":{\"to\":\"id\"}}}";
    assertProblem(
        post("jobs", "{\"kind\":\"feed\",\"upload\":\"" + upload + "\",\"mapping\":" + huge + "}"),
        413,
        "body_too_large");
  }

  @Test
  void errorsAsATable_holdNoFormula() throws Exception {
    JsonNode upload =
        upload(
            "x.csv",
            "id,title,price",
            "=HYPERLINK(1),,5",
            "=cmd|' /C calc'!A0,,5",
            "+1+1,,5",
            "@SUM(A1),,5");
    JsonNode job =
        ended(load(upload, false, "{\"id\":{\"to\":\"id\"},\"title\":{\"to\":\"title\"}}"));
    String table = get("jobs/" + id(job) + "/errors.csv").body();

    assertThat(table.lines().skip(1)).isNotEmpty();
    for (String cell : table.split("(?<=^|[,\n])\"?|\"?(?=[,\n]|$)")) {
      assertThat(cell).doesNotStartWith("=").doesNotStartWith("+").doesNotStartWith("@");
    }
    assertThat(table).contains("'=HYPERLINK").contains("'=cmd|").contains("'+1+1");
  }

  @Test
  void tableOfTheShopsOwn_isSurveyedMappedAndLoaded() throws Exception {
    JsonNode upload =
        upload(
            "own.csv",
            "SKU;Nombre;Precio (EUR);Color",
            "t-1;Tetera silenciosa;19,95;Rojo",
            "t-2;;5,00;Azul",
            "t-3;Tetera grande;29,00;Azul");
    JsonNode survey = read(post("uploads/" + id(upload) + "/survey", "{}"));
    assertThat(survey.path("kind").asText()).isEqualTo("feed");
    assertThat(survey.at("/feed/certain").asBoolean()).isFalse();
    assertThat(survey.at("/feed/readable").asBoolean()).isTrue();
    assertThat(survey.at("/feed/columns")).hasSize(4);
    assertThat(survey.at("/feed/columns/0/target").asText()).isEqualTo("id");
    assertThat(survey.at("/feed/preview/0/product/price/amount").asText()).isEqualTo("19.95");
    assertThat(survey.at("/feed/preview/1/product").isNull()).isTrue();
    assertThat(survey.at("/feed/preview/1/problems/0/remedy").asText()).isNotBlank();
    assertProblem(
        post("jobs", "{\"kind\":\"feed\",\"upload\":\"" + id(upload) + "\"}"),
        400,
        "mapping_needed");

    String half = "{\"mapping\":{\"fields\":{\"SKU\":{\"to\":\"nothing\"}}}}";
    JsonNode halfWay = read(post("uploads/" + id(upload) + "/survey", half));
    assertThat(halfWay.at("/feed/readable").asBoolean()).isFalse();
    assertThat(halfWay.at("/feed/problems/0/reason").asText()).isNotBlank();

    JsonNode job = ended(load(upload, false, survey.at("/feed/mapping/fields").toString()));
    assertThat(job.at("/progress/counts/added").asLong()).as(job.toString()).isEqualTo(2);
    JsonNode cause = read(get("jobs/" + id(job) + "/errors")).path(0);
    assertThat(cause.at("/example/row").asLong()).isEqualTo(3);
    assertThat(cause.path("field").asText()).isEqualTo("Nombre");
  }

  @Test
  void document_isReportedCitedAndGoneWhenDeleted() throws Exception {
    JsonNode upload =
        upload(
            "Zephyr kettle manual.md",
            "# Zephyr kettle",
            "",
            "## Descaling",
            "",
            "Descale the Zephyr kettle every six weeks with two spoons of citric acid.");
    JsonNode survey = read(post("uploads/" + id(upload) + "/survey", "{}"));
    assertThat(survey.path("kind").asText()).isEqualTo("document");
    assertThat(survey.at("/document/id").asText()).isEqualTo("zephyr-kettle-manual");
    assertThat(survey.at("/document/type").asText()).isEqualTo("manual");
    assertThat(survey.at("/document/passages").asInt()).isPositive();
    String order =
        "{\"kind\":\"document\",\"upload\":\""
            + id(upload)
            + "\",\"document\":{\"id\":\"zephyr\",\"type\":\"%s\",\"title\":\"Zephyr kettle\","
            + "\"language\":\"en\",\"productIds\":[]}}";
    assertProblem(post("jobs", order.formatted("novel")), 400, "document_type");

    JsonNode job = ended(read(post("jobs", order.formatted("guide"))));
    assertThat(job.path("state").asText()).as(job.toString()).isEqualTo("done");
    assertThat(job.at("/result/receipts/0").asText()).matches("[0-9a-f]{32}");
    JsonNode item = read(get("item?id=zephyr"));
    assertThat(item.at("/passages/0/place/headings").toString()).contains("Descaling");
    String question = "How do I descale the Zephyr kettle?";
    assertThat(answer(question).path("evidence").toString()).contains("citric acid");

    assertThat(send("DELETE", "item?id=zephyr", BodyPublishers.noBody()).statusCode())
        .isEqualTo(200);
    assertThat(answer(question).path("evidence").toString()).doesNotContain("citric acid");
  }

  @Test
  void document_thatIsNone_isExplained() throws Exception {
    byte[] bomb = new byte[200_000];
    bomb[0] = 'P';
    bomb[1] = 'K';
    var answer = send("POST", "uploads?name=bomb.docx", BodyPublishers.ofByteArray(bomb));
    JsonNode survey = read(post("uploads/" + id(read(answer)) + "/survey", "{}"));

    assertThat(survey.at("/document/failure/reason").asText()).isNotBlank();
    assertThat(survey.at("/document/failure/remedy").asText()).isNotBlank();
  }

  @Test
  void feedInGzip_thatBursts_endsClearly() throws Exception {
    var packed = new java.io.ByteArrayOutputStream();
    try (var zip = new java.util.zip.GZIPOutputStream(packed)) {
      byte[] zeros = new byte[1 << 20];
      java.util.Arrays.fill(zeros, (byte) ' ');
      for (int i = 0; i < 300; i++) {
        zip.write(zeros);
      }
    }
    JsonNode upload = read(upload(BodyPublishers.ofByteArray(packed.toByteArray())));
    JsonNode job = ended(load(upload, false));

    assertThat(job.at("/progress/counts/added").asLong()).isZero();
    assertThat(job.at("/progress/counts/rejected").asLong() + job.at("/result/failure").size())
        .isPositive();
  }

  @Test
  void lists_areSearchedAndPaged() throws Exception {
    ended(load(upload("p.jsonl", many("pg-", 30)), false));
    JsonNode page = read(get("items?q=PG-&limit=20"));

    assertThat(page.path("total").asLong()).isEqualTo(30);
    assertThat(page.path("items")).hasSize(20);
    JsonNode rest = read(get("items?q=pg-&limit=20&after=" + page.path("next").asText()));
    assertThat(rest.path("items")).hasSize(10);
    assertThat(rest.path("next").isNull()).isTrue();
    assertThat(read(get("items?q=%25&limit=5")).path("total").asLong()).isZero();
    assertThat(read(get("items?q=pg-&type=document")).path("total").asLong()).isZero();
  }

  @Test
  void figuresAndPreview_tellWhatAnswersSee() throws Exception {
    ended(load(upload("v.jsonl", product("v-1", "Violet velvet vase")), false));
    JsonNode figures = read(get("figures"));
    assertThat(figures.path("products").asLong()).isPositive();
    assertThat(figures.path("sequence").asLong()).isEqualTo(figures.path("followed").asLong());
    assertThat(figures.path("bytes").asLong()).isPositive();

    JsonNode preview = read(get("preview?q=violet+velvet+vase"));
    JsonNode best = preview.path("products").path(0);
    assertThat(best.path("id").asText()).isEqualTo("v-1");
    assertThat(best.at("/explanation/lexical/rank").asInt()).isEqualTo(1);
    assertThat(best.at("/explanation/vector/score").asDouble()).isBetween(0.0, 1.0);
    assertThat(best.path("line").asText()).startsWith("words #1");
    assertProblem(get("preview?q="), 400, "q_missing");
    assertProblem(get("preview?q=" + "a".repeat(2_001)), 400, "q_too_long");
  }

  private interface Answers<T> {
    T get() throws Exception;
  }

  private static <T> List<T> together(int times, Answers<T> work) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var futures =
          IntStream.range(0, times)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> {
                            try {
                              return work.get();
                            } catch (Exception e) {
                              throw new AssertionError(e);
                            }
                          },
                          threads))
              .toList();
      return futures.stream().map(CompletableFuture::join).toList();
    }
  }

  private static String product(String id, String title) {
    return JSON.createObjectNode().put("id", id).put("title", title).toString();
  }

  private static String[] many(String prefix, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> product(prefix + i, "Thing number " + i + " of " + prefix))
        .toArray(String[]::new);
  }

  private JsonNode upload(String name, String... lines) throws Exception {
    var answer =
        send(
            "POST",
            "uploads?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8),
            BodyPublishers.ofString(Stream.of(lines).collect(Collectors.joining("\n"))));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return read(answer);
  }

  private HttpResponse<String> upload(BodyPublisher body) throws Exception {
    return send("POST", "uploads?name=file", body);
  }

  private JsonNode load(JsonNode upload, boolean full) throws Exception {
    return load(upload, full, "");
  }

  /**
   * @param fields of the mapping; empty for none
   */
  private JsonNode load(JsonNode upload, boolean full, String fields) throws Exception {
    var order =
        JSON.createObjectNode()
            .put("kind", "feed")
            .put("upload", upload.path("id").asText())
            .put("full", full);
    if (!fields.isEmpty()) {
      order.putObject("mapping").set("fields", JSON.readTree(fields));
    }
    var answer = post("jobs", order.toString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return read(answer);
  }

  private JsonNode ended(JsonNode job) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> read(get("jobs/" + id(job))),
            now -> List.of("done", "failed", "cancelled").contains(now.path("state").asText()));
  }

  private JsonNode until(String state, JsonNode job) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> read(get("jobs/" + id(job))), now -> now.path("state").asText().equals(state));
  }

  private static String id(JsonNode job) {
    return job.path("id").asText();
  }

  private String events(String job, String after) throws Exception {
    return get("jobs/" + job + "/events", "Last-Event-ID", after).body();
  }

  private JsonNode answer(String question) throws Exception {
    var answer =
        http.send(
            HttpRequest.newBuilder(root.resolve("/api/v1/operator/ask"))
                .header("Authorization", "Bearer " + token.value())
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        JSON.createObjectNode().put("question", question).toString()))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return read(answer);
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    var request =
        HttpRequest.newBuilder(root.resolve(BASE + path))
            .header("Authorization", "Bearer " + token.value());
    return http.send(
        (headers.length == 0 ? request : request.headers(headers)).build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(root.resolve(BASE + path))
            .header("Authorization", "Bearer " + token.value())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> send(String method, String path, BodyPublisher body)
      throws Exception {
    return http.send(
        HttpRequest.newBuilder(root.resolve(BASE + path))
            .header("Authorization", "Bearer " + token.value())
            .header("Content-Type", "application/octet-stream")
            .method(method, body)
            .build(),
        BodyHandlers.ofString());
  }

  private static JsonNode read(HttpResponse<String> answer) throws IOException {
    return JSON.readTree(answer.body());
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String code)
      throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(read(answer).path("code").asText()).isEqualTo(code);
  }
}
