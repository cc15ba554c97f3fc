package dev.tendero.guardrails.langchain4j;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatRequestOptions;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.tendero.guardrails.Verdict;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A streaming chat model whose text reaches the handler in whole, reviewed sentences, however the
 * model cuts its stream. The final response holds the released text. Thinking, raw events and
 * partial tool calls have no sentences to review and do not pass; complete tool calls, which go to
 * code and not to a reader, do.
 */
public final class GatedChatModel implements StreamingChatModel {
  private final StreamingChatModel model;
  private final Function<String, Verdict> review;
  private final Consumer<Verdict.Withhold> withheld;

  /**
   * @param review judges one sentence; if it throws, the sentence is withheld
   * @param withheld is told of each sentence that was left out, so that a reader can be
   */
  public GatedChatModel(
      StreamingChatModel model,
      Function<String, Verdict> review,
      Consumer<Verdict.Withhold> withheld) {
    this.model = model;
    this.review = review;
    this.withheld = withheld;
  }

  @Override
  public void chat(
      ChatRequest request, ChatRequestOptions options, StreamingChatResponseHandler handler) {
    model.chat(request, options, new Gated(handler));
  }

  @Override
  public ChatRequestParameters defaultRequestParameters() {
    return model.defaultRequestParameters();
  }

  @Override
  public ModelProvider provider() {
    return model.provider();
  }

  @Override
  public Set<Capability> supportedCapabilities() {
    return model.supportedCapabilities();
  }

  private final class Gated implements StreamingChatResponseHandler {
    private final StreamingChatResponseHandler handler;
    private final Release release = new Release(review, withheld);
    private final StringBuilder released = new StringBuilder();
    private boolean streamed;

    Gated(StreamingChatResponseHandler handler) {
      this.handler = handler;
    }

    @Override
    public void onPartialResponse(String chunk) {
      streamed = true;
      pass(release.offer(chunk), null);
    }

    @Override
    public void onPartialResponse(PartialResponse chunk, PartialResponseContext context) {
      streamed = true;
      pass(release.offer(chunk.text()), context);
    }

    @Override
    public void onCompleteToolCall(CompleteToolCall call) {
      handler.onCompleteToolCall(call);
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
      AiMessage message = response.aiMessage();
      if (!streamed && message.text() != null) {
        pass(release.offer(message.text()), null);
      }
      pass(release.flush(), null);
      AiMessage.Builder reviewed =
          AiMessage.builder().toolExecutionRequests(message.toolExecutionRequests());
      if (message.text() != null) {
        reviewed.text(released.toString());
      }
      handler.onCompleteResponse(response.toBuilder().aiMessage(reviewed.build()).build());
    }

    @Override
    public void onError(Throwable error) {
      handler.onError(error);
    }

    private void pass(String text, @Nullable PartialResponseContext context) {
      if (text.isEmpty()) {
        return;
      }
      released.append(text);
      if (context == null) {
        handler.onPartialResponse(text);
      } else {
        handler.onPartialResponse(new PartialResponse(text), context);
      }
    }
  }
}
