package dev.tendero.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Keeps the test vectors of docs/audit-log.md equal to the code. After a change of format that is
 * meant, {@code -Daudit.page.write=true} writes them.
 */
class AuditLogPageTest {
  private static final Path PAGE = Path.of("..", "docs", "audit-log.md");
  private static final String BEGIN = "<!-- vectors -->\n";
  private static final String END = "<!-- /vectors -->\n";

  private static final Instant AT = Instant.parse("2026-11-21T11:56:43.123Z");
  private static final String COUNTED =
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
  private static final String QUESTION = "¿y en negro, de menos de 20 €?";
  private static final List<Payload.Event> RESPONSE =
      List.of(
          new Payload.Event("stage", "{\"name\":\"searching\"}"),
          new Payload.Event(
              "delta", "{\"sentence\":0,\"text\":\"Sí: 18,50 €.\",\"citations\":[\"e1\"]}"),
          new Payload.Event("followups", "[\"¿Es silencioso?\"]"),
          new Payload.Event("done", "{}"));

  @TempDir Path folder;

  @Test
  void vectors_onThePage_areWhatTheCodeDoes() throws IOException {
    String page = Files.readString(PAGE, UTF_8);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    String vectors = vectors();
    if (Boolean.getBoolean("audit.page.write")) {
      Files.writeString(PAGE, page.substring(0, begin) + vectors + page.substring(end), UTF_8);
    } else {
      assertThat(page.substring(begin, end)).isEqualTo(vectors);
    }
  }

  private String vectors() throws IOException {
    Signer signer = signer();
    Keyring keys = keyring();
    String pseudonym = keys.pseudonym("shopper-17");
    String opening = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(COUNTED));
    var openings = new Openings(Optional.of(opening), Optional.of(opening));
    EntryBytes.Commitments commitments = Payload.answered(QUESTION, RESPONSE).commitments(openings);

    List<byte[]> entries = entries(pseudonym, commitments);
    var edge = new Edge();
    var tiles = new LinkedHashMap<Tile, byte[]>();
    var bundle = new ByteArrayOutputStream();
    List<Hash> leaves = entries.stream().map(Hash::leaf).toList();
    for (byte[] entry : entries) {
      Bundle.add(bundle, entry);
      edge.append(Hash.leaf(entry), tiles::put);
    }
    edge.partials(tiles::put);
    Proof.Nodes nodes =
        (level, index) ->
            Edge.root(leaves.subList((int) (index << level), (int) ((index + 1) << level)));
    var head = new Checkpoint(signer.verifier().name(), edge.size(), edge.root());

    var out = new StringBuilder();
    out.append("### Pseudonym and commitments\n\n");
    out.append("The keys and openings here are 32 bytes counting from 00 to 1f.\n\n");
    block(
        out,
        "subject.key        " + COUNTED,
        "subject's id       shopper-17",
        "pseudonym          " + pseudonym,
        "opening            " + opening,
        "question           " + QUESTION,
        "  its bytes        " + HexFormat.of().formatHex(Payload.canonical(QUESTION)),
        "promptHash         " + commitments.prompt().orElseThrow(),
        "response's events  delta, followups, with a stage before and a done after them:");
    block(out, new String(Payload.canonical(released()), UTF_8).stripTrailing());
    block(out, "responseHash       " + commitments.response().orElseThrow());

    out.append("### Entries and their leaves\n\n");
    for (int i = 0; i < entries.size(); i++) {
      out.append("Entry ").append(i).append(", leaf `").append(leaves.get(i)).append("`:\n\n");
      block(out, new String(entries.get(i), UTF_8));
    }

    out.append("### Tree of these ").append(entries.size()).append(" entries\n\n");
    block(
        out,
        "root                        " + edge.root(),
        "SHA-256 of tile/0/000.p/5   " + sha256(tiles.get(new Tile(0, 0, 5))),
        "SHA-256 of its bundle       " + sha256(bundle.toByteArray()),
        "path of tile 1234067        " + new Tile(0, 1234067, Tile.FULL).path());
    out.append("Inclusion of entry 1 in 5, then consistency from 3 to 5, in hex:\n\n");
    block(out, hex(Proof.inclusion(1, 5, nodes)));
    block(out, hex(Proof.consistency(3, 5, nodes)));

    out.append("### Key and checkpoint\n\n");
    out.append("The key is the one of RFC 8032, section 7.1, test 1.\n\n");
    block(out, signer.verifier().toString());
    block(out, head.sign(signer).stripTrailing());

    out.append("### Manifest of an export\n\n");
    String key = signer.verifier() + "\n";
    var manifest =
        new Manifest(
            head.origin(),
            head.size(),
            head.root(),
            Instant.parse("2026-11-22T08:00:00Z"),
            Hash.hexOf(head.sign(signer)),
            Hash.hexOf(key));
    block(out, new String(manifest.sign(signer), UTF_8));
    return out.toString();
  }

  private static List<Payload.Event> released() {
    return Payload.answered(QUESTION, RESPONSE).response();
  }

  private static List<byte[]> entries(String pseudonym, EntryBytes.Commitments commitments) {
    var exchange = new Entry.Exchange("shopper-17", "c-7", "t-1");
    var prompt = new EntryBytes.Commitments(commitments.prompt(), Optional.empty());
    String asked = "6b0186fb000000000000000000000000";
    Map<Entry, EntryBytes.Commitments> given = new LinkedHashMap<>();
    given.put(new Entry.Asked(exchange, "es-MX", "policy-3"), prompt);
    given.put(Samples.answered("shopper-17", "t-1", asked), commitments);
    given.put(
        new Entry.Blocked(
            exchange,
            asked,
            "es",
            "screen",
            "injection",
            "policy-3",
            List.of(
                new Entry.Rail(
                    "injection", "refuse", 0.93, Optional.of(0.7), Optional.of("override")))),
        commitments);
    given.put(new Entry.Feedback(exchange, "6b0186fb000000000000000000000001", "down"), prompt);
    given.put(
        new Entry.CatalogueChange("piñatas \"A\\B\"\t.jsonl", Hash.hexOf("feed"), "43", 2, 1, 1),
        EntryBytes.Commitments.NONE);
    var entries = new ArrayList<byte[]>();
    given.forEach(
        (entry, hashes) ->
            entries.add(
                EntryBytes.of(
                    asked.substring(0, 31) + entries.size(), AT, entry, pseudonym, hashes)));
    return entries;
  }

  private Keyring keyring() throws IOException {
    Path keys = folder.resolve("keys");
    Files.createDirectories(keys);
    Files.write(keys.resolve("subject.key"), HexFormat.of().parseHex(COUNTED));
    return Keyring.open(keys, new SecureRandom());
  }

  private Signer signer() throws IOException {
    byte[] seed =
        HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    byte[] raw =
        HexFormat.of().parseHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    var key = new VerifierKey("tendero.local/log/0011223344556677", raw);
    byte[] typed = new byte[33];
    typed[0] = VerifierKey.ED25519;
    System.arraycopy(seed, 0, typed, 1, 32);
    Path file = folder.resolve("log.key");
    Files.writeString(
        file,
        "PRIVATE+KEY+"
            + key.name()
            + "+"
            + HexFormat.of().toHexDigits(key.id())
            + "+"
            + Base64.getEncoder().encodeToString(typed)
            + "\n"
            + key
            + "\n");
    return Signer.read(file);
  }

  private static String sha256(byte @Nullable [] bytes) {
    return HexFormat.of().formatHex(Hash.sha256().digest(bytes));
  }

  private static String[] hex(List<Hash> hashes) {
    return hashes.stream().map(Hash::hex).toArray(String[]::new);
  }

  private static void block(StringBuilder out, String... lines) {
    out.append("```\n").append(String.join("\n", lines)).append("\n```\n\n");
  }
}
