package dev.tendero.generation;

import static dev.tendero.endpoint.Upstream.HEAD;
import static dev.tendero.endpoint.Upstream.chunks;
import static dev.tendero.endpoint.Upstream.text;
import static dev.tendero.generation.Shop.QUIET_MOUSE;
import static dev.tendero.generation.Shop.TRAVEL_MOUSE;
import static dev.tendero.generation.Shop.about;
import static dev.tendero.generation.Shop.evidence;
import static dev.tendero.generation.Shop.kind;
import static dev.tendero.generation.Shop.noted;
import static dev.tendero.generation.Shop.plan;
import static dev.tendero.generation.Shop.under;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tendero.answer.Deadline;
import dev.tendero.answer.Intent;
import dev.tendero.answer.Plan;
import dev.tendero.endpoint.ChatStream;
import dev.tendero.endpoint.Endpoint;
import dev.tendero.endpoint.Upstream;
import dev.tendero.evidence.Evidence;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.text.Language;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WriterTest {
  private static final Endpoint.Patience PATIENCE =
      new Endpoint.Patience(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(20));
  private static final Plan FIND = plan(Intent.FIND, Language.ENGLISH, kind("mouse"), under("20"));
  private static final Evidence MICE = evidence(41, QUIET_MOUSE, TRAVEL_MOUSE);
  private static final FactsComposer COMPOSER = new FactsComposer(Lexicon.shipped());

  private record Result(Told told, Writer.Written written) {}

  private static Result write(Upstream upstream, Plan plan, Evidence evidence) {
    return write(upstream, plan, evidence, Deadline.in(Duration.ofSeconds(20)), () -> {});
  }

  private static Result write(
      Upstream upstream, Plan plan, Evidence evidence, Deadline deadline, Runnable onSaid) {
    var stream =
        new ChatStream(new Endpoint(upstream.baseUrl(), "llama-3", Optional.empty(), PATIENCE));
    var writer =
        new Writer(COMPOSER, Optional.of(new LlmWriter(stream, Lexicon.shipped(), () -> "k7fm2q")));
    List<Draft> drafts = new ArrayList<>();
    Thread caller = Thread.currentThread();
    Writer.Written written =
        writer.draft(
            Shop.request("A mouse?", plan, evidence, 0),
            deadline,
            draft -> {
              assertThat(Thread.currentThread()).isSameAs(caller);
              assertThat(draft).isInstanceOf(Draft.Said.class);
              onSaid.run();
              return drafts.add(draft);
            },
            drafts::add);
    assertThat(drafts.stream().filter(Draft.Finished.class::isInstance)).hasSize(1);
    assertThat(drafts.getLast()).isInstanceOf(Draft.Finished.class);
    Told told = new Told(drafts);
    for (int i = 0; i < told.sentences().size(); i++) {
      assertThat(told.sentences().get(i).number()).isEqualTo(i);
    }
    return new Result(told, written);
  }

  private static Result write(Upstream.Script script) throws IOException {
    try (Upstream upstream = new Upstream(script)) {
      return write(upstream, FIND, MICE);
    }
  }

  private static Result write(String response) throws IOException {
    return write(out -> out.write(response.getBytes(UTF_8)));
  }

  /** The line that a prompt gives a fact: facts asked for come first. */
  private static String cite(String field, String product) {
    var request = Shop.request("A mouse?", FIND, MICE, 0);
    List<dev.tendero.evidence.Fact> cited =
        Prompt.of(request, Scene.of(request, Lexicon.shipped()), "k7fm2q").cited();
    for (int i = 0; i < cited.size(); i++) {
      if (cited.get(i).field().equals(field) && cited.get(i).source().equals(product)) {
        return "[" + (i + 1) + "]";
      }
    }
    throw new AssertionError("no line for " + field + " of " + product);
  }

  @Test
  void draft_modelAnswers_itsSentencesAndTheComposersCards() throws Exception {
    Result result =
        write(
            HEAD
                + chunks(
                    "The Acme Quiet Mouse costs $19.95 ",
                    cite("price", "m1"),
                    ". Its cable is 1.8 m long. ",
                    cite("cable_length", "m1"),
                    " The Acme Travel Mouse weighs 61.5 g",
                    "【" + cite("weight", "m2").replaceAll("\\D", "") + "】."));

    assertThat(result.told().lines())
        .containsExactly(
            "The Acme Quiet Mouse costs $19.95. [e5]",
            "Its cable is 1.8 m long. [e3]",
            "The Acme Travel Mouse weighs 61.5 g. [e11]");
    assertThat(result.told().cards()).hasSize(2);
    assertThat(result.told().drafts().getLast())
        .isEqualTo(new Draft.Finished(Draft.Outcome.GROUNDED, 120, 14));
    assertThat(result.written()).isEqualTo(new Writer.Written("llama-3", Optional.empty()));
  }

  @Test
  void draft_questionTakenInPart_saysSoBehindTheModelsFirstSentence() throws Exception {
    Plan taken =
        noted(
            FIND,
            new Plan.Note.OtherCurrency("EUR", "USD"),
            new Plan.Note.ReadAs("mous", "mouse"),
            new Plan.Note.Unchecked("nice vibes"));
    List<String> composed = Told.of("A mouse?", taken, MICE, 0).lines();
    List<String> notes = composed.subList(1, 4);
    assertThat(String.join(" ", notes)).contains("euros", "“mous”", "“nice vibes”");
    String whole = HEAD + chunks("It is quiet. It is grey. It is wired.");
    String cut = HEAD + text("It is quiet. It is half a sen");

    try (Upstream upstream = new Upstream(says(whole))) {
      assertThat(write(upstream, taken, MICE).told().lines())
          .containsExactly(
              "It is quiet.",
              notes.get(0),
              notes.get(1),
              notes.get(2),
              "It is grey.",
              "It is wired.");
    }
    try (Upstream upstream = new Upstream(says(cut))) {
      assertThat(write(upstream, taken, MICE).told().lines())
          .containsOnlyOnceElementsOf(notes)
          .contains("My text broke off here; what follows comes straight from the product data.");
    }
    try (Upstream upstream = new Upstream(says(HEAD + chunks()))) {
      assertThat(write(upstream, taken, MICE).told().lines()).isEqualTo(composed);
    }
  }

  @Test
  void draft_everySplitOfTheStream_givesTheSameSentences() throws Exception {
    String answer = "It costs $19.95 [1]. Es “así”. [2] Ends here";
    List<String> whole = write(HEAD + chunks(answer)).told().lines();
    for (int at = 1; at < answer.length(); at++) {
      assertThat(write(HEAD + chunks(answer.substring(0, at), answer.substring(at))).told().lines())
          .as("split at %d", at)
          .isEqualTo(whole);
    }
  }

  @Test
  void draft_stoppedWhileTheModelWrites_endsWithWhatWasSaid() throws Exception {
    var deadline = Deadline.in(Duration.ofSeconds(20));
    String response =
        HEAD + chunks("It costs $19.95 [1]. ", "It is quiet [2]. ", "It is grey [3].");
    try (Upstream upstream = new Upstream(out -> out.write(response.getBytes(UTF_8)))) {
      Result result = write(upstream, FIND, MICE, deadline, deadline::stop);

      assertThat(result.told().sentences()).isNotEmpty();
      assertThat(result.told().drafts())
          .allMatch(d -> d instanceof Draft.Said || d instanceof Draft.Finished);
      assertThat(result.written().by()).isEqualTo("llama-3");
    }
  }

  @Test
  void draft_unknownMark_citesNothing() throws Exception {
    assertThat(write(HEAD + chunks("It is quiet [99].")).told().lines())
        .containsExactly("It is quiet.");
  }

  @Test
  void draft_troubleBeforeTheFirstSentence_leavesItToTheComposer() throws Exception {
    List<String> composed = Told.of("A mouse?", FIND, MICE, 0).lines();
    record Trouble(String reason, Upstream.Script script) {}
    List<Trouble> troubles =
        List.of(
            new Trouble("http 503", says("HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n")),
            new Trouble("garbage", says("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n<html")),
            new Trouble("garbage", says("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")),
            new Trouble("error", says(HEAD + "data: {\"error\":{\"message\":\"secret\"}}\n\n")),
            new Trouble("cut", says(HEAD + text("It is half a sen"))),
            new Trouble("empty", says(HEAD + chunks())),
            new Trouble("empty", says(HEAD + chunks("  \n "))),
            new Trouble("slow", out -> Thread.sleep(30_000)));
    for (Trouble trouble : troubles) {
      Result result = write(trouble.script());

      assertThat(result.told().lines()).as(trouble.reason()).isEqualTo(composed);
      assertThat(result.written())
          .isEqualTo(new Writer.Written("composer", Optional.of(trouble.reason())));
    }
  }

  @Test
  void draft_troubleAfterASentence_keepsItSaysSoAndAddsWhatIsMissing() throws Exception {
    Result result =
        write(
            HEAD
                + text("The Acme Quiet Mouse costs $19.95 " + cite("price", "m1") + ". It is ")
                + text("half a sen"));

    assertThat(result.told().lines())
        .containsExactly(
            "The Acme Quiet Mouse costs $19.95. [e5]",
            "My text broke off here; what follows comes straight from the product data.",
            "First comes the Acme Quiet Mouse: it costs $19.95 and it is black. [e5, e2]",
            "If price matters more, the Acme Travel Mouse costs $12.50. [e12, e5]");
    assertThat(result.told().cards()).hasSize(2);
    assertThat(result.written())
        .isEqualTo(new Writer.Written("llama-3, composer", Optional.of("cut")));
  }

  @Test
  void draft_modelThatDoesNotStop_isStoppedAtTwelveSentences() throws Exception {
    Result result = write(HEAD + chunks("It is quiet. ".repeat(100)));

    assertThat(result.told().sentences()).hasSize(LlmWriter.MAX_SENTENCES);
    assertThat(result.written().trouble()).isEmpty();
  }

  @Test
  void draft_answerCutAtTheTokenLimit_dropsTheHalfSentence() throws Exception {
    Result result =
        write(HEAD + chunks("It is quiet. It costs ").replace("\"stop\"", "\"length\""));

    assertThat(result.told().lines()).containsExactly("It is quiet.");
  }

  @Test
  void draft_nothingFound_doesNotAskTheModel() throws Exception {
    try (Upstream upstream = Upstream.saying("Buy the Phonex!")) {
      Result result = write(upstream, FIND, Evidence.NONE);

      assertThat(result.told().outcome()).isEqualTo(Draft.Outcome.NO_MATCH);
      assertThat(result.written()).isEqualTo(new Writer.Written("composer", Optional.empty()));
      assertThat(upstream.requests()).isEmpty();
    }
  }

  @Test
  void draft_withoutModel_isTheComposers() {
    List<Draft> drafts = new ArrayList<>();
    var request =
        Shop.request(
            "", about(plan(Intent.COMPARE, Language.ENGLISH), List.of("m1", "m2")), MICE, 0);

    Writer.Written written =
        new Writer(COMPOSER, Optional.empty())
            .draft(request, Deadline.in(Duration.ofSeconds(1)), draft -> false, drafts::add);

    assertThat(drafts).isEqualTo(Told.of(request).drafts());
    assertThat(written.by()).isEqualTo("composer");
  }

  private static Upstream.Script says(String response) {
    return out -> out.write(response.getBytes(UTF_8));
  }
}
