package dev.tendero.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptVerifierTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Shown SHOWN =
      new Shown(Optional.of(Samples.QUESTION), Optional.of(Samples.answer().response()));

  @TempDir Path home;
  private String receipt = "";

  @BeforeEach
  void issue() {
    var database = Postgres.database(Postgres.freshDatabase());
    try (AuditLog log = AuditLog.open(database, home, Clock.systemUTC())) {
      for (int turn = 0; turn < 4; turn++) {
        log.append(Samples.asked("others", "t-" + turn), Optional.empty());
      }
      String id =
          log.append(
                  Samples.answered(Samples.SUBJECT, "t-9", "0".repeat(32)),
                  Optional.of(Samples.answer()))
              .auditId();
      log.append(Samples.asked("others", "t-10"), Optional.empty());
      await().until(() -> log.size() == 6);
      await().until(() -> log.receipt(id, Samples.SUBJECT) instanceof Receipt.Issued);
      receipt = ((Receipt.Issued) log.receipt(id, Samples.SUBJECT)).json();
    }
  }

  private static Verification verify(String json) {
    return AuditLog.verify(json.getBytes(UTF_8), Optional.empty(), SHOWN);
  }

  @Test
  void verify_receiptOfWhatWasShown_isProvenInAnyLayout() throws JsonProcessingException {
    String laidOut = JSON.readTree(receipt).toPrettyString();

    assertThat(verify(receipt)).isInstanceOf(Verification.Proven.class);
    assertThat(verify(laidOut)).isEqualTo(verify(receipt));
    assertThat(verify(receipt).report())
        .contains("question is the one", "answer is the one")
        .containsPattern("\nOK entry 4 of size 6 root [0-9a-f]{64}$");
  }

  @Test
  void verify_nothingShown_saysThatItWasNotCompared() {
    var found = AuditLog.verify(receipt.getBytes(UTF_8), Optional.empty(), Shown.NOTHING);

    assertThat(found.intact()).isTrue();
    assertThat(found.report()).contains("question not given", "answer not given");
  }

  @Test
  void verify_anyOtherByte_isFound() {
    byte[] sound = receipt.getBytes(ISO_8859_1);
    for (int bit : List.of(1, 1 << 5)) {
      for (int i = 0; i < sound.length; i++) {
        byte[] flipped = sound.clone();
        flipped[i] ^= (byte) bit;
        assertThat(AuditLog.verify(flipped, Optional.empty(), SHOWN).intact())
            .as("byte %d: %s", i, new String(flipped, ISO_8859_1))
            .isFalse();
      }
    }
  }

  /** Another character in the middle of a value, and which part is said to be wrong. */
  @ParameterizedTest
  @CsvSource({
    "auditId, auditId",
    "entry, 'entry, index or proof'",
    "proof, 'entry, index or proof'",
    "checkpoint, checkpoint",
    "publicKey, publicKey",
    "prompt, question",
    "response, answer"
  })
  void verify_oneOtherCharacter_namesThePart(String member, String part)
      throws JsonProcessingException {
    var read = (ObjectNode) JSON.readTree(receipt);
    UnaryOperator<String> flip =
        text -> {
          int at = text.length() / 2;
          char other = text.charAt(at) == 'a' ? 'b' : 'a';
          return text.substring(0, at) + other + text.substring(at + 1);
        };
    switch (member) {
      case "proof" -> {
        var proof = (ArrayNode) read.path("proof");
        proof.set(0, flip.apply(proof.path(0).asText()));
      }
      case "prompt", "response" -> {
        var openings = (ObjectNode) read.path("openings");
        openings.put(member, flip.apply(openings.path(member).asText()));
      }
      default -> read.put(member, flip.apply(read.path(member).asText()));
    }

    assertThat(verify(read.toString()).report()).startsWith("FAULT " + part + ": ");
  }

  @ParameterizedTest
  @CsvSource({"index, 'entry, index or proof'", "treeSize, treeSize"})
  void verify_anotherPlace_namesThePart(String member, String part) throws JsonProcessingException {
    var read = (ObjectNode) JSON.readTree(receipt);
    read.put(member, read.path(member).asLong() + 1);

    assertThat(verify(read.toString()).report()).startsWith("FAULT " + part + ": ");
  }

  @Test
  void verify_anotherQuestionOrAnswer_isNotTheOne() {
    byte[] json = receipt.getBytes(UTF_8);
    var events = Samples.answer().response();

    assertThat(
            AuditLog.verify(
                    json, Optional.empty(), new Shown(Optional.of("a mouse?"), Optional.empty()))
                .report())
        .isEqualTo("FAULT question: not the one that the entry commits to");
    assertThat(
            AuditLog.verify(
                    json,
                    Optional.empty(),
                    new Shown(Optional.empty(), Optional.of(events.subList(0, 1))))
                .report())
        .isEqualTo("FAULT answer: not the one that the entry commits to");
  }

  @Test
  void verify_withAnotherLogsKey_fails() throws IOException {
    var other = Signer.create(home.resolve("other.key"), new SecureRandom()).verifier();

    assertThat(AuditLog.verify(receipt.getBytes(UTF_8), Optional.of(other), SHOWN).report())
        .startsWith("FAULT publicKey: ");
  }

  @Test
  void verify_whatIsNoReceipt_saysSo() {
    for (String text : List.of("", "[]", "{}", "{\"auditId\":null}", receipt + receipt)) {
      assertThat(verify(text).report()).as(text).startsWith("FAULT ");
    }
  }
}
