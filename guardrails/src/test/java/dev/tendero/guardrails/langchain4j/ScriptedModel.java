package dev.tendero.guardrails.langchain4j;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatRequestOptions;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.List;

/** Says its chunks, whatever is asked. */
record ScriptedModel(List<String> chunks, boolean streams) implements StreamingChatModel {

  @Override
  public void chat(
      ChatRequest request, ChatRequestOptions options, StreamingChatResponseHandler handler) {
    handler.onPartialThinking(new PartialThinking("the secret is 1234"));
    if (streams) {
      chunks.forEach(handler::onPartialResponse);
    }
    handler.onCompleteResponse(
        ChatResponse.builder().aiMessage(AiMessage.from(String.join("", chunks))).build());
  }
}
