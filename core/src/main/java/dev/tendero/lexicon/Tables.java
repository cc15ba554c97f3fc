package dev.tendero.lexicon;

import dev.tendero.text.Table;
import dev.tendero.units.Dimension;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the tables beside the lexicon's classes say: lists in a cell are divided by ", ", an
 * irregular plural of the display form behind "=" ("mouse=mice").
 *
 * <p>Of kinds, "~" before a form says that it names only some of the kind's products ("~chandelier"
 * of lamps); ">" adds the English form that means the same ("~araña>chandelier"). Before the first
 * form it says that this and the unmarked ones do not name everything that is filed there.
 */
final class Tables {
  private static final String NARROW = "~";

  /** The sign of a narrower form, and the English behind a Spanish one. */
  private static final Pattern MARKS = Pattern.compile("~|>[^,]+");

  private Tables() {}

  /**
   * A kind with what only the naming of products needs.
   *
   * @param parent the group it belongs to
   * @param titleWords words of titles, model lines mostly, that betray the kind without naming it
   */
  record Kind(
      Term term,
      Optional<String> parent,
      Role role,
      List<String> titleWords,
      List<Narrower> narrower) {}

  /** Words for one and the same part of a kind: "sneaker" and "zapatilla de deporte" of shoes. */
  record Narrower(List<String> english, List<String> spanish) {}

  /** How a kind's name behaves beside other kinds' names in a title. */
  enum Role {
    /** Stands for itself: "notebook". */
    THING,
    /** Made for a thing that may stand before it: "notebook case". */
    ACCESSORY,
    /** Sold alone, but in a title it may only list what a thing contains: "processor". */
    COMPONENT,
    /** As a rule a name, a colour or a part; yields to every other kind: "spare part", "orchid". */
    WEAK
  }

  /**
   * An attribute with all catalogue keys that its name stands for, the best one first.
   *
   * @param keys at least its own id
   */
  record Named(Term term, List<String> keys) {}

  /**
   * What the attributes of an unnamed product say about its kind.
   *
   * @param tells whether it says so whatever the title names: a bunk bed for players from three
   *     years is a toy; written as "!" before the kind
   * @param conditions all must hold: "key" is present, "key=word" is present and its text contains
   *     the word, "!key" is absent
   */
  record Signature(String kind, boolean tells, List<String> conditions) {}

  static List<Kind> kinds() {
    var kinds = new ArrayList<Kind>();
    for (List<String> row : Table.rows(Tables.class, "kinds.tsv", 7)) {
      Role role =
          switch (row.get(2)) {
            case "a" -> Role.ACCESSORY;
            case "c" -> Role.COMPONENT;
            case "w" -> Role.WEAK;
            default -> Role.THING;
          };
      Term term =
          term(
              Term.Type.KIND,
              row.get(0),
              plain(row.get(4)),
              plain(row.get(5)),
              row.get(3),
              Optional.empty());
      kinds.add(
          new Kind(
              term,
              row.get(1).isEmpty() ? Optional.empty() : Optional.of(row.get(1)),
              role,
              list(row.get(6)),
              narrower(list(row.get(4)), list(row.get(5)))));
    }
    return kinds;
  }

  private static String plain(String forms) {
    return MARKS.matcher(forms).replaceAll("");
  }

  private static List<Narrower> narrower(List<String> english, List<String> spanish) {
    var groups = new LinkedHashMap<String, Narrower>();
    english.stream()
        .filter(form -> !isWhole(form))
        .forEach(form -> group(groups, form).english().add(singular(plain(form))));
    spanish.stream()
        .filter(form -> !isWhole(form))
        .forEach(form -> group(groups, form).spanish().add(singular(plain(form))));
    if (english.getFirst().startsWith(NARROW)) {
      Narrower own = group(groups, english.getFirst());
      english.stream().filter(Tables::isWhole).map(Tables::singular).forEach(own.english()::add);
      spanish.stream().filter(Tables::isWhole).map(Tables::singular).forEach(own.spanish()::add);
    }
    return List.copyOf(new LinkedHashSet<>(groups.values()));
  }

  private static boolean isWhole(String form) {
    return !form.startsWith(NARROW);
  }

  /** Those that mean the same; "lawnmower" and "lawn mower" do without being told. */
  private static Narrower group(Map<String, Narrower> groups, String form) {
    int sign = form.indexOf('>');
    String meant = sign < 0 ? plain(form) : form.substring(sign + 1);
    Narrower group =
        groups.computeIfAbsent(
            squeezed(meant), _ -> new Narrower(new ArrayList<>(), new ArrayList<>()));
    if (sign >= 0 && !group.english().contains(meant)) {
      group.english().add(meant);
    }
    groups.putIfAbsent(squeezed(plain(form)), group);
    return group;
  }

  private static String squeezed(String form) {
    return singular(form).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  static List<Named> attributes() {
    var attributes = new ArrayList<Named>();
    for (List<String> row : Table.rows(Tables.class, "attributes.tsv", 6)) {
      Optional<Dimension> dimension =
          row.get(1).equals("-") ? Optional.empty() : Optional.of(Dimension.valueOf(row.get(1)));
      Term term =
          term(Term.Type.ATTRIBUTE, row.get(0), row.get(3), row.get(4), row.get(2), dimension);
      List<String> keys = list(row.get(5));
      attributes.add(new Named(term, keys.isEmpty() ? List.of(row.get(0)) : keys));
    }
    return attributes;
  }

  /** Names of makers in lower case: one a line, no heading. */
  static Set<String> makers() {
    return Table.lines(Tables.class, "brands.txt").stream()
        .map(line -> line.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Colours, materials, uses or features. */
  static List<Term> words(Term.Type type, String table) {
    return Table.rows(Tables.class, table, 3).stream()
        .map(row -> term(type, row.get(0), row.get(1), row.get(2), "", Optional.empty()))
        .toList();
  }

  /** Names of shades, English before Spanish. */
  static List<List<String>> shades() {
    return Table.rows(Tables.class, "shades.tsv", 2);
  }

  static List<Signature> signatures() {
    return Table.rows(Tables.class, "signatures.tsv", 2).stream()
        .map(
            row ->
                new Signature(
                    row.get(0).replace("!", ""),
                    row.get(0).startsWith("!"),
                    List.of(row.get(1).split(" "))))
        .toList();
  }

  private static Term term(
      Term.Type type,
      String id,
      String english,
      String spanish,
      String gender,
      Optional<Dimension> dimension) {
    List<String> englishForms = list(english);
    List<String> spanishForms = list(spanish);
    return new Term(
        type,
        id,
        englishForms.stream().map(Tables::singular).toList(),
        spanishForms.stream().map(Tables::singular).toList(),
        plural(englishForms.getFirst(), true),
        plural(spanishForms.getFirst(), false),
        gender.equals("f"),
        dimension);
  }

  private static String singular(String form) {
    int sign = form.indexOf('=');
    return sign < 0 ? form : form.substring(0, sign);
  }

  private static String plural(String form, boolean english) {
    int sign = form.indexOf('=');
    if (sign >= 0) {
      return form.substring(sign + 1);
    }
    return english ? Plurals.english(form) : Plurals.spanish(form);
  }

  private static List<String> list(String cell) {
    return cell.isEmpty() ? List.of() : Arrays.asList(cell.split(", "));
  }
}
