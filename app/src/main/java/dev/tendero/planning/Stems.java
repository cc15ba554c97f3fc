package dev.tendero.planning;

import dev.tendero.text.Plural;
import java.util.List;
import java.util.Set;

/** Words that are one word but for their ending: "boil" and "boiling", "key" and "keys". */
final class Stems {
  /** A common beginning shorter than this may be chance. */
  private static final int SHORTEST = 4;

  /** Flexion and derivation of English and Spanish, without accents; "modem" is no form of mode. */
  private static final Set<String> ENDINGS =
      Set.copyOf(
          List.of(
              (" s es e ed d er ers r ing ion ions able ables ible ibles ble bles y ies ly ment"
                      + " o a os as ar ir ado ada ados adas ido ida do da ando iendo ndo cion ciones dor dora or ante an en")
                  .split(" ")));

  private Stems() {}

  /**
   * @param one in lower case without accents, like {@code other}
   */
  static boolean areAlike(String one, String other) {
    if (Plural.areOne(one, other)) {
      return true;
    }
    int same = 0;
    int shorter = Math.min(one.length(), other.length());
    while (same < shorter && one.charAt(same) == other.charAt(same)) {
      same++;
    }
    for (int stem = same; stem >= SHORTEST; stem--) {
      if (ENDINGS.contains(one.substring(stem)) && ENDINGS.contains(other.substring(stem))) {
        return true;
      }
    }
    return false;
  }
}
