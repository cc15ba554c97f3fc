package dev.tendero.planning;

import dev.tendero.answer.Constraint;
import dev.tendero.answer.Constraint.Operand;
import dev.tendero.answer.Constraint.Operator;
import dev.tendero.catalog.Attribute;
import dev.tendero.catalog.Product;
import dev.tendero.catalog.Value;
import dev.tendero.lexicon.Lexicon;
import dev.tendero.planning.CatalogueView.Stated;
import dev.tendero.units.Dimension;
import dev.tendero.units.Quantity;
import dev.tendero.units.Unit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which attribute a shopper means, by what the products of the kind in question state. */
final class Attributes {

  /**
   * What a quantity most likely is of, in this order, as far as products state it. The first whose
   * values reach the quantity wins: 16 GB is a notebook's memory, 500 GB its storage.
   */
  /** Every fourth of a kind. */
  private static final int LEAST_OFTEN = 4;

  private static final Map<Dimension, List<String>> LIKELY =
      Map.ofEntries(
          Map.entry(
              Dimension.INFORMATION,
              List.of("internal_memory", "total_storage_capacity", "capacity", "graphics_memory")),
          Map.entry(
              Dimension.LENGTH,
              List.of("cable_length", "width", "length", "height", "depth", "diameter")),
          Map.entry(Dimension.MASS, List.of("weight", "maximum_weight_capacity")),
          Map.entry(
              Dimension.FREQUENCY,
              List.of("refresh_rate", "processor_frequency", "memory_clock_speed", "frequency")),
          Map.entry(Dimension.POWER, List.of("power", "ac_adapter_power")),
          Map.entry(Dimension.APPARENT_POWER, List.of("output_power_capacity")),
          Map.entry(Dimension.VOLTAGE, List.of("ac_input_voltage", "battery_voltage")),
          Map.entry(Dimension.CURRENT, List.of("output_current", "input_current")),
          Map.entry(Dimension.CHARGE, List.of("battery_capacity")),
          Map.entry(Dimension.ENERGY, List.of("battery_capacity_watt_hours")),
          Map.entry(Dimension.DATA_RATE, List.of("data_transfer_rate", "ethernet_lan_data_rates")),
          Map.entry(Dimension.SOUND_LEVEL, List.of("noise_level")),
          Map.entry(
              Dimension.DURATION,
              List.of("battery_life_max", "response_time", "warranty", "number_of_years")),
          Map.entry(Dimension.VOLUME, List.of("volume", "colour_ink_volume")),
          Map.entry(Dimension.ROTATION, List.of("hdd_speed")),
          Map.entry(
              Dimension.PRINT_SPEED, List.of("print_speed_black_normal_quality_a4_us_letter")),
          Map.entry(Dimension.LUMINOUS_FLUX, List.of("projector_brightness")),
          Map.entry(Dimension.GRAMMAGE, List.of("media_weight")),
          Map.entry(Dimension.LUMINANCE, List.of("display_brightness")),
          Map.entry(Dimension.PIXELS, List.of("megapixels")),
          Map.entry(Dimension.RESOLUTION, List.of("movement_resolution", "maximum_resolution")),
          Map.entry(Dimension.RACK_HEIGHT, List.of("rack_capacity")),
          Map.entry(Dimension.RESISTANCE, List.of("impedance")),
          Map.entry(
              Dimension.SHEETS,
              List.of("page_yield", "media_sheets_per_package", "total_input_capacity")),
          Map.entry(Dimension.COUNT, List.of("quantity_per_pack")),
          Map.entry(Dimension.ANGLE, List.of("viewing_angle_horizontal")),
          Map.entry(Dimension.TEMPERATURE, List.of("operating_temperature_t_t")));

  /** For how large a screen a bag or a mount is made. */
  static final String ROOM_FOR_A_SCREEN = "maximum_screen_size_compatibility";

  /** Inches size a screen before anything else. */
  private static final List<String> LIKELY_INCHES =
      List.of("display_diagonal", ROOM_FOR_A_SCREEN, "cable_length", "width");

  /** Years speak of a guarantee, hours of a battery, milliseconds of a screen. */
  private static final Map<Unit, List<String>> LIKELY_UNITS =
      Map.of(
          Unit.YEAR, List.of("warranty", "number_of_years"),
          Unit.MONTH, List.of("warranty"),
          Unit.HOUR, List.of("battery_life_max", "battery_recharge_time"),
          Unit.MILLISECOND, List.of("response_time"),
          Unit.MINUTE, List.of("typical_backup_time_at_full_load", "battery_recharge_time"));

  /** Kinds whose screen is meant by inches where the catalogue states nothing. */
  private static final Set<String> SCREENS =
      Set.of("laptop", "monitor", "tv", "tablet", "smartphone", "signage_display");

  /** What a length is of where the kind states it: "a 50 mm lens", "12 mm label tape". */
  private static final Map<String, List<String>> LENGTHS =
      Map.of(
          "camera_lens", List.of("focal_length"),
          "label_tape", List.of("tape_width"));

  /** Kinds whose length is their cable's. */
  private static final String CABLE = "cable";

  /** What so much smaller a share of products states is not what the kind is measured by. */
  private static final double OFTEN = 0.5;

  /** More about one part than this is a data sheet. */
  private static final int MOST_OF_PART = 2;

  private static final Pattern PACKED = Pattern.compile("pack|case");

  /** Each is counted in the index. */
  private static final int MOST_TRIED = 6;

  /** A quantity may lie so much outside of what is stated and still be meant. */
  private static final double SLACK = 1.5;

  private final Lexicon lexicon;
  private final CatalogueView catalogue;

  Attributes(Lexicon lexicon, CatalogueView catalogue) {
    this.lexicon = lexicon;
    this.catalogue = catalogue;
  }

  /**
   * The attribute that a bare quantity states of a kind: what is usual, where the kind states about
   * as much of it, else what most products state that any meets.
   *
   * @param operator how the quantity is meant
   */
  String of(Quantity quantity, Operator operator, Optional<String> kind) {
    List<String> likely = likely(quantity, kind);
    Map<String, Stated> stated = catalogue.attributes(kind);
    List<String> reaching =
        likely.stream()
            .filter(id -> stated(stated, id).filter(s -> reaches(s, quantity)).isPresent())
            .toList();
    int most = reaching.stream().mapToInt(id -> products(stated, id)).max().orElse(0);
    Optional<String> usual =
        reaching.stream().filter(id -> products(stated, id) >= most * OFTEN).findFirst();
    Optional<String> known =
        likely.stream().filter(id -> stated(stated, id).isPresent()).findFirst();
    boolean staysThere = known.isPresent() && isLimit(operator);
    return usual
        .filter(id -> !isAbove(operator, quantity, stated(stated, id)))
        .or(() -> staysThere ? Optional.empty() : met(stated.values(), quantity, operator, kind))
        .or(() -> usual)
        .or(() -> known)
        .orElse(likely.getFirst());
  }

  /** "At least 150 m", where no cable of the kind is so long. */
  private static boolean isAbove(Operator operator, Quantity quantity, Optional<Stated> stated) {
    return (operator == Operator.GE || operator == Operator.GT)
        && stated.filter(each -> each.high() < quantity.canonical()).isPresent();
  }

  /** What is too small for the usual attribute is too small: nothing else is meant by it. */
  private static boolean isLimit(Operator operator) {
    return operator == Operator.LT || operator == Operator.LE;
  }

  /** A narrower attribute that products state rather than the one named: "tape width". */
  Optional<String> narrower(
      String id, Quantity quantity, Operator operator, Optional<String> kind) {
    List<String> name = List.of(id.split("_"));
    String last = name.getLast();
    int usual = stated(id, kind).map(Stated::products).orElse(0);
    return kind.isEmpty()
        ? Optional.empty()
        : met(
            catalogue.attributes(kind).values().stream()
                .filter(stated -> stated.products() > 2 * usual)
                .filter(stated -> !lexicon.keysOf(id).contains(stated.key()))
                .filter(
                    stated ->
                        List.of(stated.key().split("_")).containsAll(name)
                            || usual == 0 && stated.key().endsWith("_" + last))
                .toList(),
            quantity,
            operator,
            kind);
  }

  /**
   * Of the kind's measured attributes, the most stated first, one that some product meets. Inches
   * size a screen and nothing else unless it is named.
   */
  private Optional<String> met(
      Collection<Stated> stated, Quantity quantity, Operator operator, Optional<String> kind) {
    return kind.isEmpty() || quantity.unit() == Unit.INCH
        ? Optional.empty()
        : stated.stream()
            .filter(each -> !Vocabulary.isOfTheTrade(each.key()))
            .filter(each -> !each.key().contains("altitude"))
            .filter(each -> reaches(each, quantity))
            .sorted(Comparator.comparingInt(Stated::products).reversed())
            .limit(MOST_TRIED)
            .map(each -> lexicon.attributeId(each.key()))
            .filter(id -> isMet(id, operator, quantity, kind.get()))
            .findFirst();
  }

  private boolean isMet(String id, Operator operator, Quantity quantity, String kind) {
    return catalogue.meeting(
            List.of(
                new Constraint(
                    "kind", Operator.EQ, new Operand.Words(lexicon.kindsUnder(kind)), true),
                new Constraint(
                    id,
                    operator == Operator.BETWEEN ? Operator.GE : operator,
                    new Operand.Amount(quantity),
                    true)))
        > 0;
  }

  /** The first of several attributes that products of the kind state. */
  Optional<String> firstStated(List<String> ids, Optional<String> kind) {
    Map<String, Stated> stated = catalogue.attributes(kind);
    return ids.stream()
        .filter(
            id ->
                id.equals("price")
                    || (id.equals("rating") ? isRated() : stated(stated, id).isPresent()))
        .findFirst();
  }

  /** Whether so many of the kind state it that an order by it is one of them. */
  boolean isOften(String id, Optional<String> kind) {
    int all = kind.map(each -> catalogue.kinds().getOrDefault(each, 0)).orElse(0);
    return stated(id, kind).filter(stated -> LEAST_OFTEN * stated.products() >= all).isPresent()
        || id.equals("price")
        || id.equals("rating");
  }

  /** Whether this shop's products have ratings at all. */
  private boolean isRated() {
    var rated = new Constraint("rating", Operator.GE, new Operand.Number(0), true);
    return catalogue.meeting(List.of(rated)) > 0;
  }

  /** How products of the kind state an attribute, under whichever of its keys. */
  Optional<Stated> stated(String id, Optional<String> kind) {
    return stated(catalogue.attributes(kind), id);
  }

  /** Whether products of the kind state about as much of an attribute. */
  boolean reaches(String id, Quantity quantity, Optional<String> kind) {
    return stated(id, kind).filter(stated -> reaches(stated, quantity)).isPresent();
  }

  /**
   * The attribute of this product whose own name, of two words or more, the question has in full or
   * but for its last: "water tank capacity", "water tank". The longest of several. What is stated
   * as yes or no is only asked for by what sounds like a question: "and water resistant" is a wish.
   */
  List<String> named(Reading reading, Optional<Product> product, boolean asksAbout) {
    return product.stream()
        .flatMap(each -> each.attributes().stream())
        .filter(attribute -> asksAbout || !(attribute.value() instanceof Value.Flag))
        .filter(attribute -> attribute.name().indexOf(' ') > 0)
        .flatMap(attribute -> said(reading, attribute).stream())
        .max(Comparator.comparingInt(said -> said.end - said.start))
        .map(
            said -> {
              reading.understand(said.start, said.end);
              return said.key;
            })
        .stream()
        .toList();
  }

  /**
   * The measured attribute of the kind whose name has at least {@code least} of these words, the
   * first of them for one; of several the one that has most of them and that most products state.
   *
   * @param words each in all its ways
   */
  Optional<String> measuredAs(List<Set<String>> words, Optional<String> kind, int least) {
    record Heard(Stated stated, int words) {}
    return kind.isEmpty()
        ? Optional.empty()
        : catalogue.attributes(kind).values().stream()
            .filter(stated -> stated.dimension().isPresent())
            .map(stated -> new Heard(stated, heard(words, stated.key(), least)))
            .filter(heard -> heard.words >= least)
            .max(
                Comparator.<Heard>comparingInt(heard -> heard.words)
                    .thenComparingInt(heard -> heard.stated.products()))
            .map(heard -> lexicon.attributeId(heard.stated.key()));
  }

  /**
   * The attribute of the kind that counts what goes by one of these words: "number of keys". What a
   * pack or a box holds is counted by its own words alone.
   *
   * @param behind words that follow the noun
   * @param perPack whether packs are spoken of
   */
  Optional<String> countedAs(
      Set<String> noun, List<Set<String>> behind, boolean perPack, Optional<String> kind) {
    return kind.isEmpty()
        ? Optional.empty()
        : catalogue.attributes(kind).values().stream()
            .filter(stated -> stated.dimension().equals(Optional.of(Dimension.COUNT)))
            .filter(stated -> perPack || !PACKED.matcher(stated.key()).find())
            .filter(stated -> names(stated.key()).anyMatch(name -> hears(name, noun)))
            .max(
                Comparator.<Stated>comparingInt(stated -> heardBehind(stated.key(), behind))
                    .thenComparingInt(Stated::products))
            .map(stated -> lexicon.attributeId(stated.key()));
  }

  /** "4 conectores SATA" are no USB ports. */
  private int heardBehind(String key, List<Set<String>> behind) {
    return (int)
        behind.stream().filter(word -> names(key).anyMatch(name -> hears(name, word))).count();
  }

  /** "24 per sheet": what the kind counts by such a thing. */
  Optional<String> countedPer(Set<String> thing, Optional<String> kind) {
    return kind.isEmpty()
        ? Optional.empty()
        : catalogue.attributes(kind).values().stream()
            .filter(stated -> stated.dimension().equals(Optional.of(Dimension.COUNT)))
            .filter(
                stated ->
                    thing.stream()
                        .anyMatch(each -> (stated.key() + "_").contains("_per_" + each + "_")))
            .max(Comparator.comparingInt(Stated::products))
            .map(stated -> lexicon.attributeId(stated.key()));
  }

  /** Of what the kind has in this dimension the attribute that most products state. */
  Optional<String> mostStated(Dimension dimension, Optional<String> kind) {
    return catalogue.attributes(kind).values().stream()
        .filter(stated -> stated.dimension().equals(Optional.of(dimension)))
        .filter(stated -> !stated.key().contains("package"))
        .max(Comparator.comparingInt(Stated::products))
        .map(stated -> lexicon.attributeId(stated.key()));
  }

  private static boolean hears(List<String> name, Set<String> called) {
    return called.stream().anyMatch(word -> word.length() > 2 && isIn(word, name));
  }

  private int heard(List<Set<String>> words, String key, int least) {
    return names(key)
        .filter(name -> least > 1 || hears(List.of(name.getLast()), words.getFirst()))
        .mapToInt(name -> (int) words.stream().filter(word -> hears(name, word)).count())
        .max()
        .orElse(0);
  }

  private static boolean isIn(String word, List<String> name) {
    return name.stream().anyMatch(each -> Stems.areAlike(word, each));
  }

  /**
   * What an attribute is called, word by word: by its key, and by the lexicon in both languages.
   */
  Stream<List<String>> names(String key) {
    return Stream.concat(
        Stream.of(List.of(key.split("_"))),
        lexicon.attributeOf(key).stream()
            .flatMap(term -> Stream.concat(term.english().stream(), term.spanish().stream()))
            .map(form -> List.of(Reading.flat(form).split("[^\\p{L}\\p{N}]+"))));
  }

  private record Said(String key, int start, int end) {}

  private static Optional<Said> said(Reading reading, Attribute attribute) {
    List<String> words = List.of(Reading.flat(attribute.name()).split("[^\\p{L}\\p{N}]+"));
    return Stream.of(words, words.subList(0, words.size() - 1))
        .filter(name -> name.size() > 1)
        .flatMap(
            name ->
                reading
                    .first(Pattern.compile("\\b" + String.join("[\\s/.-]*", name) + "\\b"))
                    .stream())
        .filter(match -> !reading.isUnderstood(match.start(), match.end()))
        .findFirst()
        .map(match -> new Said(attribute.key(), match.start(), match.end()));
  }

  /** What products of the kind state about one of their parts: of a battery its life and type. */
  List<String> ofPart(String part, Optional<String> kind) {
    return catalogue.attributes(kind).keySet().stream()
        .filter(key -> List.of(key.split("_")).contains(part))
        .map(lexicon::attributeId)
        .distinct()
        .limit(MOST_OF_PART)
        .toList();
  }

  private int products(Map<String, Stated> stated, String id) {
    return stated(stated, id).map(Stated::products).orElse(0);
  }

  private Optional<Stated> stated(Map<String, Stated> stated, String id) {
    return lexicon.keysOf(id).stream()
        .flatMap(key -> Stream.ofNullable(stated.get(key)))
        .max(Comparator.comparingInt(Stated::products));
  }

  private List<String> likely(Quantity quantity, Optional<String> kind) {
    Unit unit = quantity.unit();
    List<String> ofKind = kind.map(id -> LENGTHS.getOrDefault(id, List.of())).orElse(List.of());
    if (unit.dimension() == Dimension.LENGTH
        && ofKind.stream().anyMatch(id -> stated(id, kind).isPresent())) {
      return ofKind;
    }
    if (unit == Unit.INCH && kind.filter(this::hasScreen).isPresent()) {
      return LIKELY_INCHES;
    }
    if (unit == Unit.INCH && kind.isEmpty()) {
      return LIKELY_INCHES;
    }
    if (LIKELY_UNITS.containsKey(unit)) {
      return LIKELY_UNITS.getOrDefault(unit, List.of());
    }
    return LIKELY.getOrDefault(
        unit.dimension(), List.of(unit.dimension().name().toLowerCase(java.util.Locale.ROOT)));
  }

  static boolean isScreen(String kind) {
    return SCREENS.contains(kind);
  }

  private boolean hasScreen(String kind) {
    return isScreen(kind)
        || stated("display_diagonal", Optional.of(kind)).isPresent()
        || stated(ROOM_FOR_A_SCREEN, Optional.of(kind)).isPresent();
  }

  /** Whether a length of this kind is that of its cable. */
  boolean isCable(Optional<String> kind) {
    return kind.filter(id -> lexicon.kindsUnder(CABLE).contains(id)).isPresent();
  }

  private static boolean reaches(Stated stated, Quantity quantity) {
    if (stated.dimension().isEmpty()) {
      return false;
    }
    double amount = quantity.canonical();
    return stated.dimension().get() == quantity.unit().dimension()
        && amount >= stated.low() / SLACK
        && amount <= stated.high() * SLACK;
  }
}
