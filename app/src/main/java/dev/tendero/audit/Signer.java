package dev.tendero.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * The log's Ed25519 key. Its file holds two lines in the forms that Go's sumdb/note uses: the
 * private key ({@code PRIVATE+KEY+name+hash+base64}) and the verifier's.
 */
final class Signer {
  private static final String PRIVATE = "PRIVATE+KEY+";
  private static final int NAME_BYTES = 8;

  private final PrivateKey key;
  private final VerifierKey verifier;

  private Signer(PrivateKey key, VerifierKey verifier) {
    this.key = key;
    this.verifier = verifier;
  }

  /**
   * Makes the key of a log that begins; a key already there belongs to another log and is moved
   * aside, so that no name ever stands on two trees.
   */
  static Signer create(Path file, SecureRandom random) throws IOException {
    if (Files.exists(file)) {
      VerifierKey old = read(file).verifier;
      Files.move(
          file,
          file.resolveSibling("log-" + HexFormat.of().toHexDigits(old.id()) + ".key"),
          StandardCopyOption.ATOMIC_MOVE);
    }
    byte[] unique = new byte[NAME_BYTES];
    random.nextBytes(unique);
    String name = "tendero.local/log/" + HexFormat.of().formatHex(unique);
    KeyPair pair = generate(random);
    byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
    var signer = new Signer(pair.getPrivate(), VerifierKey.of(name, pair.getPublic()));
    byte[] typed = new byte[1 + seed.length];
    typed[0] = VerifierKey.ED25519;
    System.arraycopy(seed, 0, typed, 1, seed.length);
    String lines =
        PRIVATE
            + name
            + "+"
            + HexFormat.of().toHexDigits(signer.verifier.id())
            + "+"
            + Base64.getEncoder().encodeToString(typed)
            + "\n"
            + signer.verifier
            + "\n";
    Durable.writeSecret(file, lines.getBytes(StandardCharsets.US_ASCII));
    return signer;
  }

  static Signer read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
    if (lines.size() != 2 || !lines.getFirst().startsWith(PRIVATE)) {
      throw new IOException(file + " is not a log's key");
    }
    String[] parts = lines.getFirst().substring(PRIVATE.length()).split("\\+", 3);
    VerifierKey verifier = VerifierKey.parse(lines.getLast());
    byte[] typed = Base64.getDecoder().decode(parts[2]);
    var signer = new Signer(privateKey(Arrays.copyOfRange(typed, 1, typed.length)), verifier);
    byte[] probe = file.toString().getBytes(StandardCharsets.UTF_8);
    if (!verifier.verifies(probe, signer.sign(probe))) {
      throw new IOException("the two keys in " + file + " do not belong together");
    }
    return signer;
  }

  VerifierKey verifier() {
    return verifier;
  }

  byte[] sign(byte[] text) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(text);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Ed25519 does not sign", e);
    }
  }

  private static KeyPair generate(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK since 15 has Ed25519", e);
    }
  }

  private static PrivateKey privateKey(byte[] seed) {
    try {
      return KeyFactory.getInstance("Ed25519")
          .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not the private half of an Ed25519 key", e);
    }
  }
}
