package dev.tendero.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventsTest {
  private static final String ANSWER =
      """
      id: 1
      event: stage
      data: {"name":"reading"}

      :

      id:2
      event:delta
      data:{"sentence":0,"text":"El ratón cuesta 18,50 €."}

      event: done
      data: {"auditId":
      data: "a1"}

      event: broken
      data: {"off\
      """;

  private static List<Events.Event> all(InputStream in) throws IOException {
    var events = new Events(in);
    var all = new ArrayList<Events.Event>();
    for (var event = events.next(); event.isPresent(); event = events.next()) {
      all.add(event.get());
    }
    return all;
  }

  /** Chunks of that many bytes, as HTTP/1.1 frames them. */
  private static InputStream chunked(String text, int size) {
    byte[] bytes = text.getBytes(UTF_8);
    var framed = new StringBuilder();
    for (int from = 0; from < bytes.length; from += size) {
      int length = Math.min(size, bytes.length - from);
      framed.append(Integer.toHexString(length)).append("\r\n");
      framed.append(new String(bytes, from, length, java.nio.charset.StandardCharsets.ISO_8859_1));
      framed.append("\r\n");
    }
    framed.append("0\r\n\r\n");
    return new Connection.Chunked(
        new ByteArrayInputStream(
            framed.toString().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)));
  }

  @Test
  void next_ofAStream_givesEachWholeEvent() throws IOException {
    assertThat(all(new ByteArrayInputStream(ANSWER.getBytes(UTF_8))))
        .containsExactly(
            new Events.Event("stage", "{\"name\":\"reading\"}"),
            new Events.Event("delta", "{\"sentence\":0,\"text\":\"El ratón cuesta 18,50 €.\"}"),
            new Events.Event("done", "{\"auditId\":\n\"a1\"}"));
  }

  @Test
  void next_ofChunksThatCutLinesAndLetters_givesTheSame() throws IOException {
    var whole = all(new ByteArrayInputStream(ANSWER.getBytes(UTF_8)));
    for (int size = 1; size <= 40; size++) {
      assertThat(all(chunked(ANSWER, size))).as("chunks of %d", size).isEqualTo(whole);
    }
  }
}
