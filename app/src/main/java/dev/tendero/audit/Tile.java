package dev.tendero.audit;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Where 256 neighbouring hashes of one level lie, as C2SP tlog-tiles lays them out. Level 0 holds
 * the leaves' hashes; each hash of the next level is the root of one full tile.
 *
 * @param index counts the tiles of the level from 0
 * @param width hashes in it: 256 when full, else 1 to 255
 */
record Tile(int level, long index, int width) {
  /** A tile's height: 2^8 hashes. */
  static final int HEIGHT = 8;

  static final int FULL = 1 << HEIGHT;

  Tile {
    if (level < 0 || level > 7 || index < 0 || width < 1 || width > FULL) {
      throw new IllegalArgumentException("tile " + level + "/" + index + " of width " + width);
    }
  }

  /** Every tile of a tree of that size, level by level, made as it is asked for. */
  static Iterable<Tile> all(long size) {
    return () ->
        IntStream.iterate(0, level -> size >> (HEIGHT * level) > 0, level -> level + 1)
            .boxed()
            .flatMap(level -> level(level, size >> (HEIGHT * level)))
            .iterator();
  }

  private static Stream<Tile> level(int level, long hashes) {
    return LongStream.rangeClosed(0, (hashes - 1) >> HEIGHT)
        .mapToObj(
            index -> new Tile(level, index, (int) Math.min(FULL, hashes - (index << HEIGHT))));
  }

  /** How many tiles a tree of that size has. */
  static long count(long size) {
    long tiles = 0;
    for (long hashes = size; hashes > 0; hashes >>= HEIGHT) {
      tiles += (hashes + FULL - 1) >> HEIGHT;
    }
    return tiles;
  }

  /** "0/x001/234.p/17". */
  String path() {
    return level + "/" + path(index, width);
  }

  /** The last two parts of a tile's or a bundle's path: "x001/234.p/17". */
  static String path(long index, int width) {
    var path = new StringBuilder(three(index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      path.insert(0, "x" + three(rest % 1000) + "/");
    }
    return width == FULL ? path.toString() : path + ".p/" + width;
  }

  private static String three(long digits) {
    return String.valueOf(1000 + digits).substring(1);
  }
}
