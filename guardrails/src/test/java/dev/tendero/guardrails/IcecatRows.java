package dev.tendero.guardrails;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tendero.catalog.Product;
import dev.tendero.units.Unit;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/** Rows of the Icecat catalogue as products, with units where the key implies one. */
final class IcecatRows {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, Unit> UNITS =
      Map.ofEntries(
          Map.entry("package_weight", Unit.GRAM),
          Map.entry("weight", Unit.GRAM),
          Map.entry("package_width", Unit.MILLIMETRE),
          Map.entry("package_height", Unit.MILLIMETRE),
          Map.entry("package_depth", Unit.MILLIMETRE),
          Map.entry("width", Unit.MILLIMETRE),
          Map.entry("height", Unit.MILLIMETRE),
          Map.entry("depth", Unit.MILLIMETRE),
          Map.entry("cable_length", Unit.METRE),
          Map.entry("quantity_per_pack", Unit.COUNT),
          Map.entry("display_diagonal", Unit.INCH),
          Map.entry("pallet_width", Unit.MILLIMETRE),
          Map.entry("pallet_height", Unit.CENTIMETRE),
          Map.entry("master_outer_case_width", Unit.MILLIMETRE),
          Map.entry("master_outer_case_length", Unit.MILLIMETRE),
          Map.entry("master_outer_case_weight", Unit.GRAM),
          Map.entry("black_toner_page_yield", Unit.SHEET),
          Map.entry("usb_2_0_ports_quantity", Unit.COUNT),
          Map.entry("hdmi_ports_quantity", Unit.COUNT),
          Map.entry("ethernet_lan_rj_45_ports", Unit.COUNT),
          Map.entry("number_of_layers_per_pallet", Unit.COUNT),
          Map.entry("labels_per_sheet", Unit.COUNT),
          Map.entry("headphone_outputs", Unit.COUNT),
          Map.entry("total_storage_capacity", Unit.GIGABYTE),
          Map.entry("memory_clock_speed", Unit.MEGAHERTZ),
          Map.entry("battery_capacity", Unit.MILLIAMPERE_HOUR),
          Map.entry("output_power", Unit.WATT),
          Map.entry("thermal_design_power_tdp", Unit.WATT),
          Map.entry("tape_width", Unit.MILLIMETRE));

  private IcecatRows() {}

  /** {@code limit} rows with at least three attributes, drawn by {@code seed}. */
  static List<Product> read(Path file, int limit, long seed) throws IOException {
    var lines = new ArrayList<String>();
    try (var in = new GZIPInputStream(Files.newInputStream(file));
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      reader.lines().forEach(lines::add);
    }
    Collections.shuffle(lines, new Random(seed));
    var products = new ArrayList<Product>();
    for (String line : lines) {
      Product product = product(JSON.readTree(line));
      if (product.attributes().size() >= 3) {
        products.add(product);
      }
      if (products.size() == limit) {
        break;
      }
    }
    return products;
  }

  private static Product product(JsonNode row) {
    var product =
        new Samples.Row(
            row.get("id").asText(), row.get("title").asText(), row.path("supplier").asText("x"));
    if (row.has("price")) {
      long cents = row.get("price").asLong();
      product.price(java.math.BigDecimal.valueOf(cents, 2).toPlainString(), "USD");
    }
    if (row.has("short_description")) {
      product.text(row.get("short_description").asText());
    }
    row.properties().forEach(e -> attribute(product, e.getKey(), e.getValue()));
    return product.product();
  }

  private static void attribute(Samples.Row product, String field, JsonNode value) {
    if (!field.startsWith("attr_")) {
      return;
    }
    String key = field.substring("attr_n_".length()).replaceAll("_+", "_").replaceAll("_$", "");
    String name =
        key.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + key.substring(1).replace('_', ' ');
    switch (field.charAt("attr_".length())) {
      case 'n' -> {
        Unit unit = UNITS.get(key);
        String number = value.decimalValue().stripTrailingZeros().toPlainString();
        if (unit == null) {
          product.bare(name, number);
        } else {
          product.measure(name, number, unit);
        }
      }
      case 'b' -> product.flag(name, value.asBoolean());
      default -> words(product, name, value.asText());
    }
  }

  private static void words(Samples.Row product, String name, String text) {
    List<String> words =
        Arrays.stream(text.split(",")).map(String::strip).filter(w -> !w.isEmpty()).toList();
    if (!words.isEmpty() && text.length() < 60) {
      product.words(name, words.toArray(String[]::new));
    }
  }
}
