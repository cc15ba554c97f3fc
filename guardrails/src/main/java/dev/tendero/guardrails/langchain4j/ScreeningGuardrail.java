package dev.tendero.guardrails.langchain4j;

import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.guardrail.InputGuardrail;
import dev.langchain4j.guardrail.InputGuardrailResult;
import dev.tendero.guardrails.Screened;
import dev.tendero.guardrails.Screening;
import java.util.stream.Collectors;

/**
 * Screens what a user says: admitted text goes on normalised and with personal data masked, a
 * refused one ends the call. Of a message with pictures the text parts are screened as one.
 */
public final class ScreeningGuardrail implements InputGuardrail {
  private final Screening screening;

  public ScreeningGuardrail(Screening screening) {
    this.screening = screening;
  }

  @Override
  public InputGuardrailResult validate(UserMessage message) {
    String text =
        message.contents().stream()
            .filter(TextContent.class::isInstance)
            .map(content -> ((TextContent) content).text())
            .collect(Collectors.joining("\n"));
    return switch (screening.screen(text)) {
      case Screened.Admitted admitted ->
          admitted.text().equals(text) ? success() : successWith(admitted.text());
      case Screened.Refused refused -> fatal("refused: " + refused.findings().getLast().kind());
    };
  }
}
