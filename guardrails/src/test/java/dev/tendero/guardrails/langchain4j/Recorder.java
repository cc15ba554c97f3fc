package dev.tendero.guardrails.langchain4j;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a reader would see. */
final class Recorder implements StreamingChatResponseHandler {
  final List<String> partials = new ArrayList<>();
  final List<String> complete = new ArrayList<>();
  final List<Throwable> errors = new ArrayList<>();

  @Override
  public void onPartialResponse(String text) {
    partials.add(text);
  }

  @Override
  public void onPartialThinking(PartialThinking thinking) {
    partials.add(thinking.text());
  }

  @Override
  public void onCompleteResponse(ChatResponse response) {
    complete.add(response.aiMessage().text());
  }

  @Override
  public void onError(Throwable error) {
    errors.add(error);
  }
}
