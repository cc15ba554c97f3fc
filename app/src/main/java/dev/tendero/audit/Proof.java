package dev.tendero.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * Merkle proofs: made as RFC 6962 sections 2.1.1 and 2.1.2 define them (PATH, SUBPROOF, MTH),
 * checked with the algorithms of RFC 9162 sections 2.1.3.2 and 2.1.4.2.
 */
public final class Proof {
  private Proof() {}

  /** The perfect subtrees of a tree: {@code index} counts the subtrees of 2^level leaves. */
  interface Nodes {
    Hash perfect(int level, long index);
  }

  /** MTH(D[0:size]). */
  static Hash root(long size, Nodes nodes) {
    return size == 0 ? Hash.EMPTY : range(0, size, nodes);
  }

  /**
   * PATH(index, D[0:size]): the siblings on the way from the leaf to the root, the leaf's first.
   *
   * @param index from 0, below {@code size}
   */
  static List<Hash> inclusion(long index, long size, Nodes nodes) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("index " + index + " of a tree of " + size);
    }
    var path = new ArrayList<Hash>();
    inclusion(index, 0, size, nodes, path);
    return List.copyOf(path);
  }

  /** PROOF(first, D[0:second]); empty when {@code first} is 0 or equals {@code second}. */
  static List<Hash> consistency(long first, long second, Nodes nodes) {
    if (first < 0 || first > second) {
      throw new IllegalArgumentException("from " + first + " to " + second);
    }
    var proof = new ArrayList<Hash>();
    if (first > 0) {
      consistency(first, 0, second, true, nodes, proof);
    }
    return List.copyOf(proof);
  }

  private static void inclusion(long index, long from, long to, Nodes nodes, List<Hash> path) {
    if (to - from == 1) {
      return;
    }
    long middle = from + split(to - from);
    if (index < middle) {
      inclusion(index, from, middle, nodes, path);
      path.add(range(middle, to, nodes));
    } else {
      inclusion(index, middle, to, nodes, path);
      path.add(range(from, middle, nodes));
    }
  }

  private static void consistency(
      long first, long from, long to, boolean known, Nodes nodes, List<Hash> proof) {
    if (first == to) {
      if (!known) {
        proof.add(range(from, to, nodes));
      }
      return;
    }
    long middle = from + split(to - from);
    if (first <= middle) {
      consistency(first, from, middle, known, nodes, proof);
      proof.add(range(middle, to, nodes));
    } else {
      consistency(first, middle, to, false, nodes, proof);
      proof.add(range(from, middle, nodes));
    }
  }

  /** MTH(D[from:to]) for a range that RFC 6962's splitting of a tree produces. */
  private static Hash range(long from, long to, Nodes nodes) {
    long leaves = to - from;
    if (Long.bitCount(leaves) == 1) {
      int level = Long.numberOfTrailingZeros(leaves);
      return nodes.perfect(level, from >> level);
    }
    long middle = from + split(leaves);
    return Hash.node(range(from, middle, nodes), range(middle, to, nodes));
  }

  /** The largest power of two below {@code leaves}. */
  private static long split(long leaves) {
    return Long.highestOneBit(leaves - 1);
  }

  /** Whether {@code proof} shows that {@code leaf} stands at {@code index} under {@code root}. */
  public static boolean includes(Hash leaf, long index, long size, List<Hash> proof, Hash root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long node = index;
    long last = size - 1;
    Hash computed = leaf;
    for (Hash sibling : proof) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        computed = Hash.node(sibling, computed);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        computed = Hash.node(computed, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && computed.equals(root);
  }

  /** Whether {@code proof} shows that the first tree is a prefix of the second. */
  public static boolean consistent(
      long first, Hash firstRoot, long second, Hash secondRoot, List<Hash> proof) {
    if (first < 0 || first > second) {
      return false;
    }
    if (first == second) {
      return proof.isEmpty() && firstRoot.equals(secondRoot);
    }
    if (first == 0) {
      return proof.isEmpty() && firstRoot.equals(Hash.EMPTY);
    }
    var path = new ArrayList<Hash>(proof.size() + 1);
    if (Long.bitCount(first) == 1) {
      path.add(firstRoot);
    }
    path.addAll(proof);
    if (path.isEmpty()) {
      return false;
    }
    long node = first - 1;
    long last = second - 1;
    while ((node & 1) == 1) {
      node >>= 1;
      last >>= 1;
    }
    Hash old = path.getFirst();
    Hash young = path.getFirst();
    for (Hash sibling : path.subList(1, path.size())) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        old = Hash.node(sibling, old);
        young = Hash.node(sibling, young);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        young = Hash.node(young, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && old.equals(firstRoot) && young.equals(secondRoot);
  }
}
