package dev.tendero.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tendero.catalog.Origin;
import dev.tendero.catalog.Value;
import dev.tendero.evidence.Fact;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ean",
        "gtin_14",
        "product_ean_upc",
        "sku",
        "manufacturer_part_number",
        "harmonized_system_hs_code",
        "processor_ark_id",
        "package_weight",
        "packaging_tare_weight",
        "quantity_per_pallet_layer",
        "master_outer_case_gross_weight",
        "case_or_master_carton_quantity",
        "minimum_order_quantity",
        "images_type_map",
        "last_change"
      })
  void isComparable_codeOrPacking_isNot(String field) {
    assertThat(Fields.isComparable(fact(field, "12"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "weight",
        "international_protection_ip_code",
        "noise_level",
        "hdd_capacity",
        "cover_material",
        "quantity_per_pack",
        "width",
        "card_reader_integrated"
      })
  void isRemark_propertyOfTheProduct_is(String field) {
    assertThat(Fields.isRemark(fact(field, "12"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2008-08-06T00:00:00Z",
        "Microsoft Windows 2000, XP Home, XP Professional; Server 2003"
      })
  void isRemark_dayOrPageOfADataSheet_isNot(String value) {
    assertThat(Fields.isRemark(fact("anything", value))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"certification", "rohs_compliance", "country_of_origin"})
  void isRemark_paperwork_isComparedOnly(String field) {
    assertThat(Fields.isRemark(fact(field, "CE"))).isFalse();
    assertThat(Fields.isComparable(fact(field, "CE"))).isTrue();
  }

  private static Fact fact(String field, String value) {
    return new Fact(
        "e1",
        "p1",
        Origin.SPEC,
        field,
        "Acme",
        field + ": " + value,
        Optional.of(new Value.Words(List.of(value))),
        1,
        Instant.EPOCH,
        0);
  }
}
