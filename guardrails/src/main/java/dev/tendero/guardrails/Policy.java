package dev.tendero.guardrails;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The thresholds and the rule set that the guardrails decide by: a versioned file of properties.
 * Immutable. A file that lacks a key of the shipped one, or has one more, is not a policy.
 */
public final class Policy {
  private static final String SHIPPED = "policy-1.properties";

  private final Map<String, String> entries;
  private final String hash;

  private Policy(Map<String, String> entries) {
    this.entries = Map.copyOf(entries);
    this.hash = sha256(canonical(entries));
  }

  /** The policy inside this library. */
  public static Policy shipped() {
    try (InputStream in = Policy.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new IllegalStateException(SHIPPED + " is missing from the jar");
      }
      return new Policy(read(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A policy from a file, complete: every key of the shipped policy and no other.
   *
   * @throws IllegalArgumentException naming the keys that are missing, unknown or out of range
   */
  public static Policy load(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return parse(read(in));
    }
  }

  static Policy parse(Map<String, String> entries) {
    TreeSet<String> missing = new TreeSet<>(shipped().entries.keySet());
    missing.removeAll(entries.keySet());
    TreeSet<String> unknown = new TreeSet<>(entries.keySet());
    unknown.removeAll(shipped().entries.keySet());
    if (!missing.isEmpty() || !unknown.isEmpty()) {
      throw new IllegalArgumentException("policy lacks " + missing + ", has unknown " + unknown);
    }
    Policy policy = new Policy(entries);
    entries.keySet().stream().filter(key -> key.endsWith(".threshold")).forEach(policy::chance);
    return policy;
  }

  /** As the file states it; goes up with every change. */
  public String version() {
    return text("policy.version");
  }

  /** SHA-256, hex, of the canonical bytes: "key=value\n" in the order of keys, UTF-8. */
  public String hash() {
    return hash;
  }

  /**
   * The number at {@code key}.
   *
   * @throws IllegalArgumentException for a key that no policy has, or an entry that is no number
   */
  public double number(String key) {
    return Double.parseDouble(text(key));
  }

  /** A number between 0 and 1. */
  double chance(String key) {
    double chance = number(key);
    if (!(chance >= 0 && chance <= 1)) {
      throw new IllegalArgumentException(key + "=" + chance + " is not between 0 and 1");
    }
    return chance;
  }

  /** The names at {@code key}, which the file separates by commas. */
  public List<String> names(String key) {
    return List.of(text(key).split(","));
  }

  private String text(String key) {
    String text = entries.get(key);
    if (text == null) {
      throw new IllegalArgumentException("no policy has the key " + key);
    }
    return text;
  }

  private static Map<String, String> read(InputStream in) throws IOException {
    Properties properties = new Properties();
    properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    Map<String, String> entries = new TreeMap<>();
    properties
        .stringPropertyNames()
        .forEach(k -> entries.put(k, properties.getProperty(k).strip()));
    return entries;
  }

  private static byte[] canonical(Map<String, String> entries) {
    return new TreeMap<>(entries)
        .entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
            .collect(Collectors.joining())
            .getBytes(StandardCharsets.UTF_8);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
