package dev.tendero.guardrails.grounding;

import java.util.ArrayList;
import java.util.List;

/** Words with digits that are no amounts: model numbers, versions, standards. */
final class Codes {
  private Codes() {}

  /**
   * @param form lower case, without separators: "tn2110" for "TN-2110"
   */
  record Code(int start, int end, String form) {}

  static List<Code> in(String text) {
    var codes = new ArrayList<Code>();
    int at = 0;
    while (at < text.length()) {
      if (!Character.isLetterOrDigit(text.charAt(at))) {
        at++;
        continue;
      }
      int end = at;
      boolean digits = false;
      while (end < text.length()
          && (Character.isLetterOrDigit(text.charAt(end)) || joint(text, end))) {
        digits |= Character.isDigit(text.charAt(end));
        end++;
      }
      if (digits) {
        codes.add(new Code(at, end, form(text.substring(at, end))));
      }
      at = end;
    }
    return codes;
  }

  private static boolean joint(String text, int at) {
    return "-._".indexOf(text.charAt(at)) >= 0
        && at + 1 < text.length()
        && Character.isLetterOrDigit(text.charAt(at + 1));
  }

  private static String form(String code) {
    var form = new StringBuilder(code.length());
    for (char c : Vocabulary.plain(code).toCharArray()) {
      if (c != '-' && c != '.' && c != '_') {
        form.append(c);
      }
    }
    return form.toString();
  }
}
