package dev.tendero.generation;

import dev.tendero.answer.Deadline;
import dev.tendero.endpoint.ChatStream;
import dev.tendero.endpoint.End;
import dev.tendero.evidence.Fact;
import dev.tendero.evidence.Sentence;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.text.Sentences;
import java.util.List;
import java.util.function.Supplier;

/**
 * Has a language model write the prose of an answer from the evidence: whole sentences with their
 * citations, nothing else. Cards, tables and everything the model must not decide come from {@link
 * FactsComposer}; {@link Writer} puts them together.
 */
public final class LlmWriter implements Generator {
  /** The prompt asks for six; twice that is a model that does not listen. */
  static final int MAX_SENTENCES = 12;

  /** Twelve long sentences. */
  static final int MAX_CHARACTERS = 4_000;

  private final ChatStream endpoint;
  private final Lexicon lexicon;
  private final Supplier<String> marks;

  /**
   * @param marks unguessable words, a fresh one each time, that fence the evidence in the prompt
   */
  public LlmWriter(ChatStream endpoint, Lexicon lexicon, Supplier<String> marks) {
    this.endpoint = endpoint;
    this.lexicon = lexicon;
    this.marks = marks;
  }

  @Override
  public String name() {
    return endpoint.model();
  }

  @Override
  public void draft(Request request, Deadline deadline, Sink sink) {
    Prompt prompt = Prompt.of(request, Scene.of(request, lexicon), marks.get());
    Transcript transcript = new Transcript(prompt.cited(), sink);
    switch (endpoint.ask(prompt.chat(), deadline, transcript::hear)) {
      case End.Complete(boolean whole, int promptTokens, int completionTokens) -> {
        if (whole) {
          transcript.close();
        }
        sink.take(
            transcript.isEmpty()
                ? new Draft.Failed("empty")
                : new Draft.Finished(Draft.Outcome.GROUNDED, promptTokens, completionTokens));
      }
      case End.Stopped() ->
          sink.take(
              transcript.isFull()
                  ? new Draft.Finished(Draft.Outcome.GROUNDED, 0, 0)
                  : new Draft.Failed("cancelled"));
      case End.Broken(String reason) -> sink.take(new Draft.Failed(reason));
    }
  }

  /** Cuts what the model says into sentences; an unfinished one is never passed on. */
  private static final class Transcript {
    private final Sentences.Gate gate = new Sentences.Gate();
    private final List<Fact> cited;
    private final Sink sink;
    private int said;
    private int characters;
    private boolean wanted = true;

    Transcript(List<Fact> cited, Sink sink) {
      this.cited = cited;
      this.sink = sink;
    }

    boolean hear(String chunk) {
      characters += chunk.length();
      gate.offer(Marks.plain(chunk)).forEach(this::say);
      return wanted && !isFull();
    }

    /** The stream has ended as it should: what is left is a sentence too. */
    void close() {
      say(gate.flush());
    }

    private void say(String sentence) {
      Marks marks = Marks.of(sentence);
      if (!wanted || said >= MAX_SENTENCES || marks.text().isEmpty()) {
        return;
      }
      List<String> citations =
          marks.numbers().stream()
              .filter(n -> n >= 1 && n <= cited.size())
              .map(n -> cited.get(n - 1).id())
              .distinct()
              .toList();
      wanted = sink.take(new Draft.Said(new Sentence(said++, marks.text(), citations)));
    }

    boolean isEmpty() {
      return said == 0;
    }

    boolean isFull() {
      return said >= MAX_SENTENCES || characters > MAX_CHARACTERS;
    }
  }
}
