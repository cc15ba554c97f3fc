package dev.tendero.generation;

import dev.tendero.catalog.Value;
import dev.tendero.evidence.Fact;
import java.util.regex.Pattern;

/**
 * Which fields of a data sheet a shop assistant brings up unasked. Whatever is asked for is told,
 * whichever field it is.
 */
final class Fields {
  /** Numbers of things and how they are packed: for the warehouse and the customs. */
  private static final Pattern CLERICAL =
      Pattern.compile(
          "(?:.*_)?(?:ean|gtin|upc|barcode|sku|mpn|asin|isbn|unspsc|id|part_number|article_number"
              + "|item_number|model_number|product_number|serial_number|oem_code|(?<!ip_)codes?"
              + "|harmonized|pallets?|cartons?|outer_case|inner_case|packag(?:e|ing)|shipping"
              + "|minimum_order|images?|last_change|status)(?:_.*)?");

  /** True, and nobody chooses by it. */
  private static final Pattern PAPERWORK =
      Pattern.compile(
          "(?:.*_)?(?:certificat\\w*|certified|complian\\w*|conform\\w*|standards?|origin|segment"
              + "|safety|requirements)(?:_.*)?");

  /** What a reader takes in beside a product's name; longer values are lists of a data sheet. */
  private static final int MAX_REMARK = 40;

  private Fields() {}

  /** Whether two products are told apart by it: by no code, no day, no number without a unit. */
  static boolean isComparable(Fact fact) {
    return !CLERICAL.matcher(fact.field()).matches()
        && fact.value().filter(Fields::isPlain).isPresent();
  }

  private static boolean isPlain(Value value) {
    return switch (value) {
      case Value.Measure m -> true;
      case Value.Span s -> true;
      case Value.Bare b -> false;
      case Value.Flag f -> true;
      case Value.Words w -> w.words().stream().noneMatch(Notation::isDate);
    };
  }

  /** Whether a value says enough in few words to speak for its product. */
  static boolean isRemark(Fact fact) {
    return isComparable(fact)
        && !PAPERWORK.matcher(fact.field()).matches()
        && !(fact.value().orElseThrow() instanceof Value.Words(var words)
            && String.join(", ", words).length() > MAX_REMARK);
  }
}
