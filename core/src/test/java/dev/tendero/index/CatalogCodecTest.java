package dev.tendero.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tendero.catalog.Origin;
import dev.tendero.catalog.Passage;
import dev.tendero.catalog.Place;
import dev.tendero.catalog.Product;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class CatalogCodecTest {

  @Property(tries = 300)
  void product_encodedAndDecoded_isTheSame(@ForAll("products") List<Product> products) {
    for (Product product : products) {
      assertThat(CatalogCodec.product(CatalogCodec.encode(product))).isEqualTo(product);
    }
  }

  @Property(tries = 300)
  void product_encodedTwice_isTheSameBytes(@ForAll("products") List<Product> products) {
    for (Product product : products) {
      assertThat(CatalogCodec.encode(CatalogCodec.product(CatalogCodec.encode(product))))
          .isEqualTo(CatalogCodec.encode(product));
    }
  }

  @Property(tries = 300)
  void passage_encodedAndDecoded_isTheSame(
      @ForAll String text,
      @ForAll Origin origin,
      @ForAll Optional<String> productId,
      @ForAll @IntRange(max = 5_000) int page) {
    String valid = text.replaceAll("[\\ud800-\\udfff]", "");
    var passage =
        new Passage(
            "id",
            "source",
            origin,
            productId.map(id -> id.replaceAll("[\\ud800-\\udfff]", "")),
            valid,
            valid,
            "en",
            new Place(
                page == 0 ? OptionalInt.empty() : OptionalInt.of(page), List.of(valid, "Filter")));
    assertThat(CatalogCodec.passage(CatalogCodec.encode(passage))).isEqualTo(passage);
  }

  @Provide
  Arbitrary<List<Product>> products() {
    return Catalogue.products(3);
  }
}
