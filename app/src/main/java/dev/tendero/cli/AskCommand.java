package dev.tendero.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tendero.answer.Invalid;
import dev.tendero.conversation.AskResult;
import dev.tendero.conversation.Turns;
import dev.tendero.home.Home;
import dev.tendero.text.Language;
import dev.tendero.wiring.Server;
import io.quarkus.arc.Arc;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "ask",
    description = "Asks a question and prints the reviewed, recorded answer.",
    mixinStandardHelpOptions = true)
final class AskCommand implements Callable<Integer> {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** What a line is to be. */
  private static final String ROW =
      "; expected is one object a line: {\"id\":\"1\",\"question\":\"…\",\"conversation\":\"a\"},"
          + " id and conversation as you like or absent";

  /** What Java puts where an argument's bytes are no text. */
  private static final char UNREADABLE = '\ufffd';

  @Mixin HomeOption home = new HomeOption();

  @Option(
      names = "--lang",
      paramLabel = "en|es",
      description = "The language when the question shows none.")
  String lang = "en";

  @Option(
      names = "--conversation",
      paramLabel = "ID",
      description = "Goes on with a conversation, by the id that ask told.")
  @Nullable String conversation;

  @Option(names = "--json", description = "Prints the whole answer as one JSON object.")
  boolean json;

  @Parameters(
      paramLabel = "QUESTION",
      description =
          "The question; - with --json reads {\"id\",\"question\",\"conversation\"} a line from stdin.")
  String question = "";

  private record Asked(String question, Optional<String> conversation) {}

  @Override
  public Integer call() {
    Home opened = home.existing();
    Optional<ServerClient> server = ServerClient.of(opened);
    if (server.isPresent()) {
      return answer(asked -> server.get().post("ask", body(asked)));
    }
    return Program.run(
        opened,
        HomeOption.lock(opened),
        Optional.empty(),
        () -> {
          Arc.container().instance(Server.class).get().ready();
          Turns turns = Arc.container().instance(Turns.class).get();
          ObjectMapper mapper = Arc.container().instance(ObjectMapper.class).get();
          return answer(
              asked ->
                  mapper.valueToTree(AskResult.of(turns.ask(Turns.OPERATOR, ask(asked)), mapper)));
        });
  }

  private int answer(Function<Asked, JsonNode> assistant) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (!question.equals("-")) {
      if (question.indexOf(UNREADABLE) >= 0) {
        throw new Invalid("question_not_text", "QUESTION", "The question is not UTF-8.");
      }
      JsonNode answer = assistant.apply(new Asked(question, Optional.ofNullable(conversation)));
      out.println(json ? answer : text(answer));
      if (!json) {
        System.err.println(
            "To go on: ./tendero ask --conversation " + answer.path("conversation").asText());
      }
      return Exits.DONE;
    }
    if (conversation != null) {
      throw new Invalid(
          "conversation",
          "--conversation",
          "--conversation is for one question; lines name theirs.");
    }
    return lines(assistant, out);
  }

  /** Conversations are named by whoever asks; ours are unguessable: remember which is which. */
  private static int lines(Function<Asked, JsonNode> assistant, PrintStream out) {
    Map<String, String> conversations = new HashMap<>();
    int code = Exits.DONE;
    try (var reader =
        // One character a byte: what is not UTF-8 spoils its line, and the parser says so.
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.ISO_8859_1))) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (line.isBlank()) {
          continue;
        }
        var row = JSON.createObjectNode();
        try {
          row = row(line.getBytes(StandardCharsets.ISO_8859_1));
          Optional<String> name = text(row, "conversation");
          String question = text(row, "question").orElse("");
          var answer =
              (ObjectNode) assistant.apply(new Asked(question, name.map(conversations::get)));
          name.ifPresent(n -> conversations.put(n, answer.path("conversation").asText()));
          name.ifPresent(n -> answer.put("conversation", n));
          if (row.hasNonNull("id")) {
            answer.set("id", row.get("id"));
          }
          out.println(answer);
        } catch (Malformed e) {
          out.println(refused(row, number, e.getMessage() + ROW));
          code = Exits.CHECK_FAILED;
        } catch (Invalid e) {
          out.println(refused(row, number, ": " + e.getMessage()));
          code = Exits.CHECK_FAILED;
        }
      }
    } catch (IOException e) {
      throw new Invalid("stdin", "-", "cannot read standard input: " + e.getMessage());
    }
    return code;
  }

  /** A line that is no question; the message says from where on in the line. */
  private static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(String message) {
      super(message);
    }

    static Malformed at(JsonProcessingException e, String what) {
      return new Malformed(", column " + e.getLocation().getColumnNr() + ": " + what);
    }
  }

  private static ObjectNode row(byte[] line) throws Malformed {
    CharBuffer text = CharBuffer.allocate(line.length);
    if (StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line), text, true).isError()) {
      throw new Malformed(", column " + (text.position() + 1) + ": not UTF-8");
    }
    try {
      if (JSON.readTree(text.flip().toString()) instanceof ObjectNode row) {
        return row;
      }
      throw new Malformed(": no object");
    } catch (JsonEOFException e) {
      throw Malformed.at(e, "ends too early");
    } catch (MismatchedInputException e) {
      throw Malformed.at(e, "more than one object");
    } catch (JsonProcessingException e) {
      throw Malformed.at(e, "not JSON");
    }
  }

  private static Optional<String> text(ObjectNode row, String field) throws Malformed {
    if (!row.hasNonNull(field)) {
      return Optional.empty();
    }
    if (!row.get(field).isTextual()) {
      throw new Malformed(": " + field + " is no text");
    }
    return Optional.of(row.get(field).textValue());
  }

  private static ObjectNode refused(ObjectNode row, int number, String why) {
    var refused = JSON.createObjectNode();
    if (row.hasNonNull("id")) {
      refused.set("id", row.get("id"));
    }
    return refused.put("error", "line " + number + why);
  }

  private Turns.Ask ask(Asked asked) {
    return new Turns.Ask(
        asked.question,
        lang.equals("es") ? Language.SPANISH : Language.ENGLISH,
        asked.conversation,
        Optional.empty());
  }

  private Map<String, Object> body(Asked asked) {
    return ServerClient.body(
        "question", asked.question, "conversation", asked.conversation, "lang", lang);
  }

  private static String text(JsonNode answer) {
    var text = new StringBuilder();
    for (JsonNode sentence : answer.path("sentences")) {
      if (!sentence.path("text").asText().isEmpty()) {
        text.append(sentence.path("text").asText());
        for (JsonNode citation : sentence.path("citations")) {
          text.append(" [").append(citation.asText()).append(']');
        }
        text.append('\n');
      }
    }
    for (JsonNode product : answer.path("products")) {
      JsonNode price = product.path("price");
      text.append("  - ").append(product.path("title").asText());
      if (price.isObject()) {
        text.append("  ")
            .append(price.path("amount").asText())
            .append(' ')
            .append(price.path("currency").asText());
      }
      text.append(why(product)).append('\n');
    }
    for (JsonNode fact : answer.path("evidence")) {
      text.append(
          String.format(
              Locale.ROOT,
              "[%s] %s: %s (%s)%n",
              fact.path("id").asText(),
              fact.path("title").asText(),
              fact.path("text").asText(),
              fact.path("kind").asText()));
    }
    return text
        + "Recorded as "
        + answer.path("receipt").path("auditId").asText("nothing: not recorded");
  }

  private static String why(JsonNode product) {
    String why = product.path("why").asText("");
    return why.isEmpty() || why.equals("null") ? "" : "  " + why;
  }
}
