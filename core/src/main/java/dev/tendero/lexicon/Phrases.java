package dev.tendero.lexicon;

import dev.tendero.text.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * A trie over token keys: which phrases of one language name what. Look-up of a text is linear in
 * its tokens times the longest phrase.
 */
final class Phrases<T> {
  private final Language language;
  private final Node<T> root = new Node<>();

  Phrases(Language language) {
    this.language = language;
  }

  private static final class Node<T> {
    final Map<String, Node<T>> next = new HashMap<>();
    final List<T> named = new ArrayList<>(1);
  }

  /** A phrase may name several things; the one added first comes first. */
  void add(String phrase, T thing) {
    Node<T> node = root;
    for (String key : Folded.of(phrase, language).keys()) {
      node = node.next.computeIfAbsent(key, unseen -> new Node<>());
    }
    if (node != root && !node.named.contains(thing)) {
      node.named.add(thing);
    }
  }

  /** Hands over every phrase that starts at {@code token}, shortest first, with its token count. */
  void startingAt(Folded text, int token, BiConsumer<List<T>, Integer> found) {
    Node<T> node = root;
    for (int at = token; at < text.size(); at++) {
      node = node.next.get(text.key(at));
      if (node == null) {
        return;
      }
      if (!node.named.isEmpty()) {
        found.accept(node.named, at - token + 1);
      }
    }
  }

  /** What exactly this text names. */
  List<T> exactly(String text) {
    Node<T> node = root;
    for (String key : Folded.of(text, language).keys()) {
      node = node.next.get(key);
      if (node == null) {
        return List.of();
      }
    }
    return List.copyOf(node.named);
  }
}
