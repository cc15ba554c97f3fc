package dev.tendero.audit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The right edge of a growing tree: for each level the hashes of the tile that is still being
 * filled. All that is needed to go on appending and to know the root, in constant memory (at most 8
 * levels of 255 hashes). Not thread-safe.
 */
final class Edge {

  /** What became of a tile. */
  interface Sink {
    void full(Tile tile, byte[] hashes);
  }

  private final List<List<Hash>> levels = new ArrayList<>();
  private long size;

  /** An edge whose tiles are read back, the partial ones of a tree of that size. */
  static Edge read(long size, TileReader tiles) {
    var edge = new Edge();
    edge.size = size;
    int level = 0;
    for (long rest = size; rest > 0; rest >>= Tile.HEIGHT, level++) {
      var hashes = new ArrayList<Hash>(Tile.FULL);
      int width = (int) (rest % Tile.FULL);
      if (width > 0) {
        byte[] tile = tiles.read(new Tile(level, rest >> Tile.HEIGHT, width));
        for (int position = 0; position < width; position++) {
          hashes.add(Hash.at(tile, position));
        }
      }
      edge.levels.add(hashes);
    }
    return edge;
  }

  /** Reads at least the tile's width; a wider or full tile in its place will do. */
  interface TileReader {
    byte[] read(Tile tile);
  }

  long size() {
    return size;
  }

  void append(Hash leaf, Sink sink) {
    size++;
    append(0, leaf, sink);
  }

  private void append(int level, Hash hash, Sink sink) {
    if (level == levels.size()) {
      levels.add(new ArrayList<>(Tile.FULL));
    }
    List<Hash> hashes = levels.get(level);
    hashes.add(hash);
    if (hashes.size() == Tile.FULL) {
      long index = (size >> (Tile.HEIGHT * (level + 1))) - 1;
      sink.full(new Tile(level, index, Tile.FULL), bytes(hashes));
      Hash root = root(hashes);
      hashes.clear();
      append(level + 1, root, sink);
    }
  }

  /** The partial tiles of this size, lowest level first. */
  void partials(Sink sink) {
    for (int level = 0; level < levels.size(); level++) {
      List<Hash> hashes = levels.get(level);
      if (!hashes.isEmpty()) {
        long index = size >> (Tile.HEIGHT * (level + 1));
        sink.full(new Tile(level, index, hashes.size()), bytes(hashes));
      }
    }
  }

  Hash root() {
    if (size == 0) {
      return Hash.EMPTY;
    }
    var perfect = new ArrayDeque<Subtree>();
    for (int level = levels.size() - 1; level >= 0; level--) {
      for (Hash hash : levels.get(level)) {
        push(perfect, new Subtree(level * Tile.HEIGHT, hash));
      }
    }
    Hash root = perfect.pop().hash;
    while (!perfect.isEmpty()) {
      root = Hash.node(perfect.pop().hash, root);
    }
    return root;
  }

  /** A perfect subtree of 2^height leaves. */
  private record Subtree(int height, Hash hash) {}

  private static void push(Deque<Subtree> stack, Subtree subtree) {
    Subtree merged = subtree;
    while (!stack.isEmpty() && stack.getFirst().height == merged.height) {
      merged = new Subtree(merged.height + 1, Hash.node(stack.pop().hash, merged.hash));
    }
    stack.push(merged);
  }

  /** The root of a perfect subtree: the number of hashes is a power of two. */
  static Hash root(List<Hash> hashes) {
    List<Hash> row = hashes;
    while (row.size() > 1) {
      var above = new ArrayList<Hash>(row.size() / 2);
      for (int i = 0; i < row.size(); i += 2) {
        above.add(Hash.node(row.get(i), row.get(i + 1)));
      }
      row = above;
    }
    return row.getFirst();
  }

  private static byte[] bytes(List<Hash> hashes) {
    var bytes = new byte[hashes.size() * Hash.BYTES];
    for (int i = 0; i < hashes.size(); i++) {
      System.arraycopy(hashes.get(i).bytes(), 0, bytes, i * Hash.BYTES, Hash.BYTES);
    }
    return bytes;
  }
}
