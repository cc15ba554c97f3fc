package dev.tendero.guardrails.grounding;

import dev.tendero.guardrails.screening.Links;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** An answer leads nowhere but to the catalogue's own addresses, each as a whole. */
final class Addresses implements Rule {
  @Override
  public List<Objection> judge(Reading reading, Ground ground) {
    Set<String> allowed = new HashSet<>();
    ground.context().links().forEach(link -> allowed.add(form(link)));
    ground
        .rows()
        .forEach(r -> r.product().media().url().map(Addresses::form).ifPresent(allowed::add));
    return Links.find(reading.text(), link -> allowed.contains(form(link))).stream()
        .filter(found -> !isPartOfName(found, reading, ground))
        .map(
            found ->
                Objection.of(
                    "links",
                    "foreign",
                    found.start(),
                    found.end(),
                    "no address of the catalogue: " + found.kind()))
        .toList();
  }

  /** "StarTech.com" is a brand: an address without a path that a title has. */
  private static boolean isPartOfName(Links.Found link, Reading reading, Ground ground) {
    String found = form(reading.text().substring(link.start(), link.end()));
    return found.indexOf('/') < 0
        && found.indexOf(':') < 0
        && found.indexOf('@') < 0
        && ground.rows().stream()
            .flatMap(r -> Ground.titles(r.product()).stream())
            .anyMatch(t -> t.toLowerCase(Locale.ROOT).contains(found));
  }

  private static String form(String address) {
    String bare = address.strip().toLowerCase(Locale.ROOT);
    return bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
  }
}
