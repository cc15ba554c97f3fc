package dev.tendero.planning;

import dev.tendero.lexicon.Lexicon.Match;
import dev.tendero.lexicon.Term;
import dev.tendero.text.Language;
import dev.tendero.text.Plural;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What remains to be searched for when the rest of a question has been understood, in the
 * catalogue's language as far as the lexicon knows the words.
 */
final class SearchWords {
  private SearchWords() {}

  private static final Set<String> FILLERS =
      Set.copyOf(
          Arrays.asList(
              ("a an the same i i'm i'd i'll im id me my mine we our us you your it its is are am be been was were do does did don't"
                      + " have has had having can could would should will shall may might must need needs want wants wanted"
                      + " looking look search searching find show give get buy buying purchase recommend suggest please thanks thank"
                      + " some any something anything one ones that this these those there which what who how where when why"
                      + " for of in on at to from by with without about and or but not no so as if than then too also just only"
                      + " really very quite good nice great best better new sell sells carry got like hello hi hey help let"
                      + " priced price prices cost costs costing dollars euros pounds usd eur budget pack packs cheap under over below above up out"
                      + " tell list all available options option kind kinds type types sort made more most less least them they his her"
                      + " he she someone around preferably ideally possible second first third last instead maybe still ok okay"
                      + " between max maximum min minimum within per each product products item items thing things shop store use used using"
                      + " well every day days everyday today much many even always never often place put puts goes go going lot lots bit little way sure actually wait meant sorry mean work works working"
                      + " cada dia bien siempre nunca mucho mucha muchos muchas poco algo sitio lugar funcione funciona"
                      + " pair haga hagan hace hacen tanto tanta par gift present mother father mum mom dad wife husband girlfriend boyfriend friend sister"
                      + " madre padre mama papa mujer marido novia novio amigo amiga hermana hermano mismo misma igual q un una unos unas el la los las lo de del al en y o u e que con sin para por a ante mi mis tu tus su sus me te se"
                      + " nos es son soy esta estan este estos esa ese esos esas eso esto hay tiene tienen teneis tienes tenga tengan"
                      + " quiero querria quisiera necesito necesitamos busco buscando buscar buscamos comprar compro muestra muestrame"
                      + " ensename ensenar dame dime recomienda recomiendas recomendar recomiendame recomendais sugiere algo algun alguno alguna algunos algunas cual cuales"
                      + " como donde cuando cuanto cuanta cuantos cuantas quien favor gracias hola buenas buenos dias tardes muy mas menos"
                      + " bueno buena mejor mejores nuevo nueva si no ni pero tambien solo precio precios cuesta cuestan cueste euros dolares"
                      + " barato barata baratos baratas tipo tipos marca color sea sean ser estar puede puedo podeis podrias podria hasta desde entre"
                      + " unico otro otra otros otras ver venden vendeis vende vendes gustaria interesa presupuesto tengo gastar maximo minimo regalo hacer"
                      + " support supports supporting soporta soportan soporte admite admiten comes coming viene vienen paquete paquetes preferiblemente posible segundo segunda primero primera tercero ultimo")
                  .split(" ")));

  /** Whether a word in lower case without accents says nothing about what is wanted. */
  static boolean isFiller(String flat) {
    return FILLERS.contains(flat);
  }

  /**
   * @param asked what names the kind
   * @param names words in lower case without accents that name what conditions were made of: "35
   *     hours of battery" is not said once more by who says battery
   */
  static String of(Reading reading, List<Match> asked, Set<String> names) {
    var parts = new ArrayList<String>();
    List<Match> known = translatable(reading, asked);
    for (Reading.Word word : reading.words()) {
      if (names.stream().anyMatch(name -> Plural.areOne(reading.flat(word), name))) {
        continue;
      }
      Optional<Match> match =
          known.stream()
              .filter(m -> m.start() <= word.start() && word.end() <= m.end())
              .findFirst();
      if (match.isPresent()) {
        if (match.get().start() == word.start() && !isPlainKind(reading, match.get(), asked)) {
          parts.add(searched(reading, match.get()));
        }
      } else if (!reading.isUnderstood(word.start(), word.end())
          && !FILLERS.contains(reading.flat(word))) {
        parts.add(reading.text().substring(word.start(), word.end()));
      }
    }
    return String.join(" ", parts);
  }

  /** The kind in so many words: the search adds it by itself. */
  private static boolean isPlainKind(Reading reading, Match match, List<Match> asked) {
    String words = reading.flat().substring(match.start(), match.end());
    return asked.contains(match)
        && (reading.language() == Language.SPANISH
            || words.equalsIgnoreCase(match.term().label(Language.ENGLISH))
            || words.equalsIgnoreCase(match.term().plural(Language.ENGLISH)));
  }

  /** The longest terms that are to be searched for, without overlaps. */
  private static List<Match> translatable(Reading reading, List<Match> asked) {
    var chosen = new ArrayList<Match>();
    List<Match> candidates = new ArrayList<>();
    for (Term.Type type : Term.Type.values()) {
      candidates.addAll(reading.terms(type));
    }
    candidates.sort(
        Comparator.comparing((Match m) -> !asked.contains(m))
            .thenComparing(m -> m.start() - m.end())
            .thenComparing(m -> m.term().type(), Comparator.reverseOrder()));
    for (Match match : candidates) {
      boolean free = asked.contains(match) || !reading.isUnderstood(match.start(), match.end());
      boolean overlaps =
          chosen.stream().anyMatch(m -> m.start() < match.end() && match.start() < m.end());
      boolean filler = FILLERS.contains(reading.flat().substring(match.start(), match.end()));
      if (free && !overlaps && !filler) {
        chosen.add(match);
      }
    }
    return chosen;
  }

  private static String searched(Reading reading, Match match) {
    return reading.language() == Language.SPANISH
        ? match.term().english().getFirst()
        : reading.text().substring(match.start(), match.end());
  }
}
