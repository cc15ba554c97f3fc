package dev.tendero.planning;

import dev.tendero.answer.Plan;
import dev.tendero.lexicon.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Attributes that are asked for by other words than their names: "how heavy", "cuánto mide". */
final class AskedAttributes {
  private AskedAttributes() {}

  /**
   * @param isQuality whether the words also tell what is wanted ("and water resistant"), so that
   *     only what sounds like a question asks for it
   */
  private record Question(Pattern words, List<String> attributes, boolean isQuality) {}

  private static final List<Question> QUESTIONS =
      List.of(
          ask("how heavy|how much does (?=.{1,40} weigh)|weigh|cuanto pesan?|pesa\\b", "weight"),
          ask(
              "how (?:long|short) (?:is|are) (?:it|they|this|that|these|the (?!warranty|guarantee|battery|delivery|return))|how long(?:'s| is) (?:the|its) (?:cable|cord)|cuanto mide .{0,20}cable|como de larg[oa]|longitud",
              "cable_length",
              "length",
              "depth"),
          ask(
              "how much (?:\\w+ )?(?:does|do|can) (?:it|they|this) (?:hold|take|fit)|cuant[oa] (?:\\w+ )?(?:le |les )?caben?|que capacidad",
              "volume",
              "capacity"),
          ask("how wide|como de anch[oa]|cuanto mide de ancho|que anchura", "width"),
          ask("how (?:tall|high)|como de alt[oa]|cuanto mide de alt[oa]|que altura", "height"),
          ask("how deep|como de (?:profund[oa]|hond[oa])|que profundidad|que fondo", "depth"),
          ask(
              "how thick|what thickness|que grosor|como de (?:fin[oa]|gruess?[oa])",
              "depth",
              "height"),
          ask(
              "(?:biggest|largest|what size(?: of)?|how big an?) (?:laptop|notebook|screen|tablet|tv)\\b.{0,40}\\bfits?|(?:portatil|pantalla|televisor|tablet) mas grande.{0,40}\\b(?:cabe|quepa|entra)",
              Attributes.ROOM_FOR_A_SCREEN),
          ask(
              "how big is the screen|how large is the (?:screen|display)|what size is the screen|screen size|cuantas pulgadas|que (?:tamano de )?pantalla",
              "display_diagonal"),
          ask(
              "how (?:big|large)|what size|dimensions|cuanto (?:mide|miden|ocupa)|que (?:medidas|dimensiones|tamano)|como de grande",
              "width",
              "height",
              "depth",
              "dimensions_wxdxh"),
          ask(
              "how much (?:is|are|do they cost)(?! left)|(?:how much|what) does (?=.{1,40} cost)|cuanto (?:cuesta|cuestan|vale|valen|es\\b)|que precio|price of|a cuanto",
              "price"),
          ask(
              "how (?:loud|noisy|quiet)|cuanto ruido|hace (?:mucho )?ruido|como de (?:silencios|ruidos)",
              "noise_level"),
          ask(
              "how long does (?:the|its) battery|how long (?:does|will) (?:it|the battery|they) last|battery last|cuant[oa]s? (?:horas |tiempo )?(?:dura|aguanta)n?|que autonomia|battery life|autonomia|cuanta bateria|how much battery",
              "battery_life_max",
              "battery_life"),
          ask(
              "how long does it take to charge|how long .{0,20}charge|cuanto tardan? en cargar\\w*|tiempo de carga",
              "battery_recharge_time",
              "charging_time"),
          ask(
              "how (?:fast|quick)|what speed|como de rapid|que velocidad",
              "print_speed_black_normal_quality_a4_us_letter",
              "data_transfer_rate",
              "processor_frequency"),
          ask("how much (?:ram|memory)|cuanta (?:ram|memoria)", "internal_memory"),
          ask(
              "how much (?:storage|space|disk)|cuanto almacenamiento|cuanto espacio|how many (?:gb|gigabytes)|cuantos (?:gb|gigas)",
              "total_storage_capacity",
              "internal_memory"),
          ask(
              "how many (?:usb )?ports|cuantos puertos",
              "ports_quantity",
              "usb_2_0_ports_quantity"),
          ask(
              "how much power|how powerful|how many watts|cuanta potencia|cuantos vatios|que potencia|cuanto consume|consumption",
              "power",
              "power_consumption_typical"),
          ask(
              "how bright|cuantos lumenes|que brillo",
              "projector_brightness",
              "display_brightness"),
          ask("what colou?rs?|which colou?rs?|(?:de|en) que color(?:es)?", "colour"),
          ask(
              "what (?:is it|are they|'s it) made (?:of|from)|what material|de que (?:material|esta hech)",
              "material"),
          quality(
              "in stock|available|how many (?:are|do you have) (?:left|in stock)|disponible|(?:esta|hay) (?:en stock|stock)|quedan?\\b",
              "stock"),
          ask(
              "how (?:well|good) (?:is it|are they) rated|how many stars|(?:its|their|the) rating|que valoracion|cuantas estrellas|que nota",
              "rating"),
          ask(
              "discount(?:ed)?|on (?:sale|offer)|(?:price )?reduced|reduction|marked down|special offer|rebaj(?:a|as|ad[oa]s?)|(?:en|de) oferta|descuentos?",
              Plan.DISCOUNT),
          ask(
              "reviews?|what (?:do|did|are) (?:people|customers|buyers|others|users|shoppers|they) (?:say|think|saying|thinking)|(?:people|customers|buyers) (?:say|think)|opiniones|resenas|(?:que|como) (?:lo |la |los |las )?(?:opinan?|dicen?|piensan?|comentan|valoran)",
              Plan.REVIEWS),
          quality(
              "waterproof|water.?resistant|splash.?proof|resistente al agua|resisten? (?:el|al) agua|impermeables?|sumergibles?|aguantan? (?:la lluvia|el agua)",
              "waterproof",
              "water_resistant"),
          ask(
              "where is it (?:made|from)|where was it made|donde (?:esta|se) (?:hecho|fabrica)",
              "country_of_origin"),
          ask(
              "who (?:makes|made|is the maker)|(?:what|which) (?:brand\\b|make(?= (?:is|are|of)\\b|\\W*$))|de que marca|quien (?:lo|la) (?:fabrica|hace)",
              "brand"));

  /** Of each question the attribute that the kind states; its first where none is known. */
  static List<String> of(
      Reading reading, Attributes attributes, Optional<String> kind, boolean asksAbout) {
    var asked = new ArrayList<String>();
    for (Question question : QUESTIONS) {
      var said = reading.first(question.words);
      if (said.isEmpty()
          || (question.isQuality && !asksAbout)
          || reading.isUnderstood(said.get().start(), said.get().end())
          || isPartOfAName(reading, said.get())) {
        continue;
      }
      reading.understand(said.get());
      if (question.attributes.equals(List.of("width", "height", "depth", "dimensions_wxdxh"))) {
        asked.addAll(question.attributes);
      } else if (attributes.isCable(kind) || kind.isEmpty()) {
        asked.add(question.attributes.getFirst());
      } else {
        asked.add(
            attributes
                .firstStated(question.attributes, kind)
                .orElse(question.attributes.getFirst()));
      }
    }
    return List.copyOf(asked);
  }

  /** "¿Qué profundidad del paquete tiene?" asks for the package's depth. */
  private static boolean isPartOfAName(Reading reading, MatchResult said) {
    return reading.terms(Term.Type.ATTRIBUTE).stream()
        .anyMatch(
            term ->
                term.start() >= said.start()
                    && term.start() < said.end()
                    && term.end() > said.end());
  }

  static boolean isAsked(Reading reading) {
    return QUESTIONS.stream()
        .anyMatch(question -> !question.isQuality && reading.has(question.words));
  }

  private static Question ask(String words, String... attributes) {
    return new Question(Pattern.compile("\\b(?:" + words + ")"), List.of(attributes), false);
  }

  private static Question quality(String words, String... attributes) {
    return new Question(Pattern.compile("\\b(?:" + words + ")"), List.of(attributes), true);
  }
}
