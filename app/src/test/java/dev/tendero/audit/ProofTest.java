package dev.tendero.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ProofTest {
  /** The eight entries of the Certificate Transparency project's test tree. */
  private static final List<String> ENTRIES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  /** Its roots at sizes 1 to 8. */
  private static final List<String> ROOTS =
      List.of(
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  @Test
  void root_ofTheTransparencyTestTree_isThePublishedOne() {
    for (int size = 1; size <= ENTRIES.size(); size++) {
      assertThat(Naive.root(leaves(size)).hex()).isEqualTo(ROOTS.get(size - 1));
      var edge = new Edge();
      leaves(size).forEach(leaf -> edge.append(leaf, (tile, hashes) -> {}));
      assertThat(edge.root().hex()).isEqualTo(ROOTS.get(size - 1));
    }
    assertThat(Hash.EMPTY.hex())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void inclusion_ofTheTransparencyTestTree_isThePublishedPath() {
    assertThat(Proof.inclusion(0, 8, Naive.nodes(leaves(8))))
        .extracting(Hash::hex)
        .containsExactly(
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
    assertThat(Proof.inclusion(5, 8, Naive.nodes(leaves(8))))
        .extracting(Hash::hex)
        .containsExactly(
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
  }

  @Test
  void consistency_ofTheTransparencyTestTree_isThePublishedProof() {
    assertThat(Proof.consistency(6, 8, Naive.nodes(leaves(8))))
        .extracting(Hash::hex)
        .containsExactly(
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
  }

  @Property(tries = 300)
  void inclusion_ofAnyEntry_verifiesAndNothingElseDoes(
      @ForAll @IntRange(min = 1, max = 700) int size,
      @ForAll @IntRange(max = 699) int drawn,
      @ForAll @IntRange(max = 255) int position) {
    int index = drawn % size;
    List<Hash> leaves = numbered(size);
    Hash root = Naive.root(leaves);
    List<Hash> proof = Proof.inclusion(index, size, Naive.nodes(leaves));
    Hash leaf = leaves.get(index);

    assertThat(Proof.includes(leaf, index, size, proof, root)).isTrue();
    assertThat(Proof.includes(Hash.leaf(new byte[] {9}), index, size, proof, root)).isFalse();
    assertThat(Proof.includes(leaf, (index + 1) % size, size, proof, root)).isEqualTo(size == 1);
    assertThat(Proof.includes(leaf, index, size, proof, flipped(root, position))).isFalse();
    assertThat(Proof.includes(leaf, size, size, proof, root)).isFalse();
    if (!proof.isEmpty()) {
      int at = position % proof.size();
      assertThat(Proof.includes(leaf, index, size, with(proof, at, position), root)).isFalse();
      assertThat(Proof.includes(leaf, index, size, proof.subList(1, proof.size()), root)).isFalse();
    }
    assertThat(Proof.includes(leaf, index, size, longer(proof, leaf), root)).isFalse();
  }

  @Property(tries = 300)
  void consistency_ofAnyTwoSizes_verifiesAndNothingElseDoes(
      @ForAll @IntRange(min = 1, max = 700) int second,
      @ForAll @IntRange(max = 700) int drawn,
      @ForAll @IntRange(max = 255) int position) {
    int first = drawn % (second + 1);
    List<Hash> leaves = numbered(second);
    Hash firstRoot = Naive.root(leaves.subList(0, first));
    Hash secondRoot = Naive.root(leaves);
    List<Hash> proof = Proof.consistency(first, second, Naive.nodes(leaves));

    assertThat(Proof.consistent(first, firstRoot, second, secondRoot, proof)).isTrue();
    Hash other = flipped(firstRoot, position);
    assertThat(Proof.consistent(first, other, second, secondRoot, proof)).isFalse();
    if (first > 0) {
      Hash young = flipped(secondRoot, position);
      assertThat(Proof.consistent(first, firstRoot, second, young, proof)).isFalse();
    }
    if (!proof.isEmpty()) {
      List<Hash> bent = with(proof, position % proof.size(), position);
      assertThat(Proof.consistent(first, firstRoot, second, secondRoot, bent)).isFalse();
    }
    assertThat(Proof.consistent(first, firstRoot, second, secondRoot, longer(proof, secondRoot)))
        .isFalse();
  }

  @Property(tries = 60)
  void edge_atAnySize_hasTheRootAndTheTilesOfTheNaiveTree(
      @ForAll @IntRange(max = 70_000) int size) {
    List<Hash> leaves = numbered(size);
    var tiles = new HashMap<Tile, byte[]>();
    var edge = new Edge();
    leaves.forEach(leaf -> edge.append(leaf, tiles::put));
    edge.partials(tiles::put);

    assertThat(edge.root()).isEqualTo(Naive.root(leaves));
    assertThat(tiles.keySet()).containsExactlyInAnyOrderElementsOf(Tile.all(size));
    assertThat(Tile.count(size)).isEqualTo(tiles.size());
    Edge again = Edge.read(size, tile -> Objects.requireNonNull(tiles.get(tile)));
    assertThat(again.root()).isEqualTo(edge.root());
    again.append(Hash.EMPTY, (tile, hashes) -> {});
    edge.append(Hash.EMPTY, (tile, hashes) -> {});
    assertThat(again.root()).isEqualTo(edge.root());
  }

  private static List<Hash> leaves(int size) {
    return ENTRIES.stream()
        .limit(size)
        .map(hex -> Hash.leaf(HexFormat.of().parseHex(hex)))
        .toList();
  }

  private static List<Hash> numbered(int size) {
    var leaves = new ArrayList<Hash>(size);
    for (int i = 0; i < size; i++) {
      leaves.add(Hash.leaf(Integer.toString(i).getBytes(UTF_8)));
    }
    return leaves;
  }

  private static Hash flipped(Hash hash, int bit) {
    byte[] bytes = hash.bytes().clone();
    bytes[bit / 8] ^= (byte) (1 << bit % 8);
    return new Hash(bytes);
  }

  private static List<Hash> with(List<Hash> proof, int at, int bit) {
    var bent = new ArrayList<>(proof);
    bent.set(at, flipped(bent.get(at), bit));
    return bent;
  }

  private static List<Hash> longer(List<Hash> proof, Hash more) {
    var longer = new ArrayList<>(proof);
    Collections.addAll(longer, more);
    return longer;
  }

  /** RFC 6962's definitions, word for word, without tiles. */
  private static final class Naive {
    static Hash root(List<Hash> leaves) {
      if (leaves.isEmpty()) {
        return Hash.EMPTY;
      }
      if (leaves.size() == 1) {
        return leaves.getFirst();
      }
      int k = 1;
      while (k * 2 < leaves.size()) {
        k *= 2;
      }
      return Hash.node(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
    }

    static Proof.Nodes nodes(List<Hash> leaves) {
      return (level, index) ->
          root(leaves.subList((int) (index << level), (int) ((index + 1) << level)));
    }
  }
}
