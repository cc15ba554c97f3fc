package dev.tendero.planning;

import dev.tendero.answer.Constraint;
import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Money;
import dev.tendero.catalog.Offer;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Value;
import dev.tendero.catalog.Wording;
import dev.tendero.units.Dimension;
import dev.tendero.units.Quantity;
import dev.tendero.units.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** A shop in euros with a few kinds, brands and products, held in memory. */
final class SmallCatalogue implements CatalogueView {
  private static final List<String> BRANDS =
      List.of(
          "HP",
          "Sony",
          "Philips",
          "StarTech.com",
          "Logitech",
          "Samsung",
          "Lenovo",
          "Brother",
          "Nordlys",
          "Voltec");

  private final Map<String, List<Stated>> attributes = new LinkedHashMap<>();
  private final Map<String, Product> products = new LinkedHashMap<>();

  SmallCatalogue() {
    kind(
        "laptop",
        measure("weight", Dimension.MASS, 0.9, 3.5),
        measure("internal_memory", Dimension.INFORMATION, gigabytes(4), gigabytes(64)),
        measure("total_storage_capacity", Dimension.INFORMATION, gigabytes(128), gigabytes(2048)),
        measure("display_diagonal", Dimension.LENGTH, 0.29, 0.44),
        measure("processor_frequency", Dimension.FREQUENCY, 1e9, 3e9),
        measure("battery_life_max", Dimension.DURATION, 10_000, 80_000),
        flag("touchscreen"),
        flag("bluetooth"),
        flag("wi_fi"));
    kind(
        "monitor",
        measure("display_diagonal", Dimension.LENGTH, 0.48, 0.9),
        words("display_resolution"),
        measure("refresh_rate", Dimension.FREQUENCY, 50, 240),
        measure("weight", Dimension.MASS, 2, 12),
        measure("width", Dimension.LENGTH, 0.4, 1));
    kind("tv", measure("display_diagonal", Dimension.LENGTH, 0.6, 2.2), flag("wi_fi"));
    kind(
        "headphones",
        measure("weight", Dimension.MASS, 0.005, 0.4),
        measure("cable_length", Dimension.LENGTH, 0.8, 3),
        measure("battery_life_max", Dimension.DURATION, 10_000, 150_000),
        words("connectivity_technology"),
        flag("bluetooth"),
        flag("noise_cancelling"));
    kind(
        "mouse",
        words("connectivity_technology"),
        measure("movement_resolution", Dimension.RESOLUTION, 400, 16_000),
        measure("weight", Dimension.MASS, 0.05, 0.2),
        measure("buttons_quantity", Dimension.COUNT, 2, 12));
    kind(
        "keyboard",
        words("connectivity_technology"),
        flag("numeric_keypad"),
        flag("backlight"),
        flag("hot_swap_switches"),
        measure("number_of_keys", Dimension.COUNT, 60, 110),
        measure("cable_length", Dimension.LENGTH, 1, 2));
    kind(
        "projection_screen",
        words("drive_type", "Motorized", "Manual"),
        measure("width", Dimension.LENGTH, 1, 4));
    kind(
        "ups",
        measure("typical_backup_time_at_half_load", Dimension.DURATION, 300, 3600),
        measure("cable_length", Dimension.LENGTH, 1, 3));
    kind(
        "tv_mount",
        measure("maximum_screen_size_compatibility", Dimension.LENGTH, 0.5, 2),
        measure("maximum_weight_capacity", Dimension.MASS, 5, 60));
    kind(
        "desk",
        measure("width", Dimension.LENGTH, 0.6, 2),
        measure("height", Dimension.LENGTH, 0.6, 1.3));
    kind("chair", measure("width", Dimension.LENGTH, 0.3, 1), words("material"));
    kind("office_chair", measure("seat_height", Dimension.LENGTH, 0.3, 0.6), words("material"));
    kind(
        "lamp",
        measure("power", Dimension.POWER, 3, 100),
        measure("height", Dimension.LENGTH, 0.1, 2));
    kind(
        "kettle",
        measure("volume", Dimension.VOLUME, 0.0005, 0.002),
        measure("boiling_time", Dimension.DURATION, 100, 600),
        measure("power", Dimension.POWER, 500, 3000));
    kind(
        "coffee_machine",
        measure("power", Dimension.POWER, 500, 2000),
        measure("volume", Dimension.VOLUME, 0.0005, 0.002));
    kind(
        "backpack",
        measure("weight", Dimension.MASS, 0.2, 2),
        measure("volume", Dimension.VOLUME, 0.005, 0.08),
        flag("waterproof"));
    kind(
        "vacuum_cleaner",
        measure("noise_level", Dimension.SOUND_LEVEL, 55, 85),
        measure("power", Dimension.POWER, 100, 2000));
    kind(
        "printer",
        measure("print_speed_black_normal_quality_a4_us_letter", Dimension.PRINT_SPEED, 5, 70),
        measure("weight", Dimension.MASS, 3, 60),
        flag("wi_fi"),
        flag("duplex_printing"));
    kind(
        "power_bank",
        measure("battery_capacity", Dimension.CHARGE, 2, 30),
        measure("weight", Dimension.MASS, 0.05, 1));
    kind("ssd", measure("ssd_capacity", Dimension.INFORMATION, gigabytes(120), gigabytes(8192)));
    kind(
        "usb_flash_drive",
        measure("capacity", Dimension.INFORMATION, gigabytes(4), gigabytes(512)));
    kind("network_cable", measure("cable_length", Dimension.LENGTH, 0.2, 100));
    kind("video_cable", measure("cable_length", Dimension.LENGTH, 0.2, 30));
    kind("usb_cable", measure("cable_length", Dimension.LENGTH, 0.1, 5));
    kind("usb_hub", flag("usb_hub"));
    kind(
        "fan",
        measure("power", Dimension.POWER, 5, 100),
        measure("noise_level", Dimension.SOUND_LEVEL, 30, 60));
    kind("sofa", measure("width", Dimension.LENGTH, 1, 4));
    kind("phone_case");
    kind("laptop_bag", measure("maximum_screen_size_compatibility", Dimension.LENGTH, 0.25, 0.46));
    kind("power_adapter", measure("output_power", Dimension.POWER, 20, 240));
    kind("monitor_mount", measure("maximum_weight_capacity", Dimension.MASS, 4, 30));
    kind("toner_cartridge", measure("page_yield", Dimension.SHEETS, 500, 30_000));
    product("h1", "headphones", "Sony VX-100 headphones", "59.95", 250);
    product("h2", "headphones", "Sony VX-200 headphones", "39.95", 180);
    product("h3", "headphones", "Philips Aria headphones", "89.00", 210);
    product("l1", "laptop", "HP Campus 14 laptop", "899.00", 1400);
    product("l2", "laptop", "Lenovo Field 15 laptop", "599.00", 1900);
    product("l3", "laptop", "Nordlys Air 13 laptop", "1299.00", 1100);
    product("m1", "mouse", "Logitech Pebble mouse", "19.95", 90);
    product("m2", "mouse", "Voltec Dot mouse", "9.95", 80);
    product("m3", "mouse", "Logitech Anvil mouse", "34.95", 120);
    product("o1", "monitor", "Samsung NX-27 monitor", "189.00", 4500);
    product("o2", "monitor", "HP View 24 monitor", "129.00", 3800);
    product(
        "k1",
        "kettle",
        "Voltec Steam kettle",
        "39.95",
        1200,
        of("Jug material", "Glass"),
        of("Boiling time", "4.5", Unit.MINUTE),
        of("Volume", "1.5", Unit.LITRE),
        of("Washing noise level", "69", Unit.DECIBEL));
    product("k2", "kettle", "Nordlys Mist kettle", "49.95", 900);
  }

  /** The products of a kind, as a search would show them. */
  List<String> shown(String kind) {
    return products.values().stream()
        .filter(product -> product.kind().equals(Optional.of(kind)))
        .map(Product::id)
        .toList();
  }

  @Override
  public List<String> currencies() {
    return List.of("EUR");
  }

  @Override
  public Map<String, Integer> kinds() {
    return attributes.keySet().stream().collect(Collectors.toMap(kind -> kind, _ -> 10));
  }

  @Override
  public List<String> brands(String words) {
    return BRANDS.stream().filter(words::equalsIgnoreCase).toList();
  }

  @Override
  public int saying(List<String> kinds, List<List<String>> qualities) {
    return (int)
        products.values().stream()
            .filter(p -> kinds.isEmpty() || p.kind().filter(kinds::contains).isPresent())
            .filter(
                p ->
                    qualities.stream()
                        .allMatch(forms -> forms.stream().anyMatch(form -> says(p, form))))
            .count();
  }

  @Override
  public int meeting(List<Constraint> constraints) {
    return products.size();
  }

  private static boolean says(Product product, String form) {
    return List.of(product.title().toLowerCase(Locale.ROOT).split(" "))
        .containsAll(List.of(form.toLowerCase(Locale.ROOT).split(" ")));
  }

  @Override
  public List<String> titled(List<String> words, int limit) {
    return products.values().stream()
        .filter(product -> words.stream().allMatch(word -> says(product, word)))
        .map(Product::id)
        .limit(limit)
        .toList();
  }

  @Override
  public Map<String, Stated> attributes(Optional<String> kind) {
    var byKey = new LinkedHashMap<String, Stated>();
    kind.map(id -> attributes.getOrDefault(id, List.of()))
        .orElseGet(() -> attributes.values().stream().flatMap(List::stream).toList())
        .forEach(stated -> byKey.putIfAbsent(stated.key(), stated));
    return byKey;
  }

  @Override
  public List<String> named(String titleOrModel, int limit) {
    String code = titleOrModel.toLowerCase(Locale.ROOT);
    return products.values().stream()
        .filter(
            product ->
                List.of(product.title().toLowerCase(Locale.ROOT).split(" ")).contains(code)
                    || product.title().equalsIgnoreCase(code))
        .map(Product::id)
        .limit(limit)
        .toList();
  }

  @Override
  public Optional<Product> product(String id) {
    return Optional.ofNullable(products.get(id));
  }

  private void kind(String kind, Stated... stated) {
    attributes.put(kind, List.of(stated));
  }

  private static Attribute of(String name, String words) {
    return new Attribute(name, new Value.Words(List.of(words)));
  }

  private static Attribute of(String name, String amount, Unit unit) {
    return new Attribute(name, new Value.Measure(Quantity.of(amount, unit)));
  }

  private void product(
      String id, String kind, String title, String price, int grams, Attribute... more) {
    var stated = new ArrayList<Attribute>();
    stated.add(of("Weight", Integer.toString(grams), Unit.GRAM));
    stated.addAll(List.of(more));
    products.put(
        id,
        new Product(
            id,
            new Wording(title, Optional.empty(), "en", Map.of()),
            new Product.Family(
                Optional.of(title.split(" ")[0]),
                Optional.of(kind),
                Optional.empty(),
                Optional.empty()),
            new Offer(
                Optional.of(Money.of(price, "EUR")),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty()),
            Optional.empty(),
            stated,
            List.of(),
            Product.Media.NONE,
            List.of(),
            Optional.empty()));
  }

  private static double gigabytes(int amount) {
    return Quantity.of(Integer.toString(amount), Unit.GIGABYTE).canonical();
  }

  private static Stated measure(String key, Dimension dimension, double low, double high) {
    return new Stated(key, 10, Optional.of(dimension), low, high, false, List.of());
  }

  private static Stated flag(String key) {
    return new Stated(key, 10, Optional.empty(), 0, 0, true, List.of());
  }

  private static Stated words(String key, String... words) {
    return new Stated(key, 10, Optional.empty(), 0, 0, false, List.of(words));
  }
}
