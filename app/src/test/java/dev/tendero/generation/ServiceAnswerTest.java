package dev.tendero.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tendero.catalog.Origin;
import dev.tendero.evidence.Fact;
import dev.tendero.text.Language;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceAnswerTest {
  private static final String ENGLISH =
      """
      This page explains how we ship and what the warranty covers.

      ## Delivery

      Standard delivery takes 3 to 5 working days and costs 3.50 EUR; from 40 EUR it is free. \
      Express delivery takes 1 working day and costs 9 EUR.

      ## Sending things back

      You can return any product within 20 days. \
      It should be complete; you may unpack and try it. \
      Earbuds can only be returned unopened. \
      Returns are free: print the label and take the parcel to a post office. \
      We refund you within 7 days of receiving the parcel.

      ## Warranty

      Every product has a warranty of 3 years against faults. \
      Tents have 10 years. \
      The warranty does not cover falls and liquids.

      ## Broken on arrival

      If something arrives broken, write to us within 10 days.
      """;

  private static final String SPANISH =
      """
      En esta página explicamos cómo enviamos y qué cubre la garantía.

      ## Envíos

      El envío estándar tarda de 3 a 5 días laborables y cuesta 3,50 EUR; a partir de 40 EUR es \
      gratis. El envío urgente tarda 1 día laborable y cuesta 9 EUR.

      ## Devoluciones

      Puede devolver cualquier producto en 20 días. \
      Debe estar completo; puede desembalarlo y probarlo. \
      Los auriculares intraurales solo se pueden devolver sin abrir. \
      Las devoluciones son gratuitas: imprima la etiqueta y lleve el paquete a correos. \
      Le reembolsamos en los 7 días siguientes a la recepción del paquete.

      ## Garantía

      Todos los productos tienen una garantía de 3 años por defectos de fabricación. \
      Las tiendas de campaña tienen 10 años. \
      La garantía no cubre las caídas ni los líquidos.

      ## Si llega roto

      Si algo llega roto, escríbanos en un plazo de 10 días.
      """;

  private static final List<Fact> TEXTS =
      List.of(text("Delivery, returns and warranty", ENGLISH), text("Envíos y garantía", SPANISH));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "How long do I have to send something back? | within 20 days",
        "Who pays for a return? | Returns are free",
        "When do I get my money back? | We refund you",
        "What is the delivery cost? | costs 3.50 EUR",
        "How fast is express delivery? | Express delivery takes 1",
        "Can I return a product that I unpacked? | you may unpack",
        "Can I send back earbuds that I used? | only be returned unopened",
        "How long is the warranty on tents? | Tents have 10 years",
        "Does the guarantee cover a drop? | does not cover falls",
        "My pan arrived damaged, what now? | If something arrives broken",
        "¿Cuánto tiempo tengo para devolver algo? | 20 días",
        "¿Quién paga la devolución? | devoluciones son gratuitas",
        "¿Cuándo me devolvéis el dinero? | Le reembolsamos",
        "¿Cuánto cuesta el envío? | cuesta 3,50 EUR",
        "¿Puedo devolver algo que ya he abierto? | puede desembalarlo",
        "¿Qué garantía tienen los productos? | garantía de 3 años",
        "¿La garantía cubre los golpes? | no cubre las caídas",
        "Me ha llegado roto, ¿qué hago? | Si algo llega roto",
      })
  void among_questionThatASentenceAnswers_quotesItFirst(String question, String sentence) {
    assertThat(answer(question, TEXTS)).isNotEmpty();
    assertThat(answer(question, TEXTS).getFirst()).contains(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Can I pay with PayPal?",
        "Do you ship to Portugal?",
        "Can I get an invoice?",
        "Is there a student discount?",
        "Can I pick it up in your store?",
        "How much does the warranty cost?",
        "¿Puedo pagar a plazos?",
        "¿Enviáis a Canarias?",
        "¿Puedo recogerlo en tienda?",
        "¿Hacéis descuento a estudiantes?",
      })
  void among_questionThatNothingAnswers_isSilent(String question) {
    assertThat(answer(question, TEXTS)).isEmpty();
  }

  @Test
  void among_textsOfTheOtherLanguageOnly_areQuoted() {
    assertThat(answer("¿Quién paga la devolución?", TEXTS.subList(0, 1)))
        .singleElement()
        .asString()
        .startsWith("Returns are free");
  }

  @Test
  void among_answersInBothLanguages_takesTheQuestionsOwn() {
    assertThat(answer("¿Cuánto tarda el envío?", TEXTS))
        .allMatch(quote -> quote.startsWith("El envío"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Are returns free? | true",
        "Does the guarantee cover falls? | false",
        "¿La garantía cubre las caídas? | false",
        "¿Son gratis las devoluciones? | true",
      })
  void concludes_sentenceThatHasAllOfIt_saysYesOrNo(String question, boolean yes) {
    assertThat(concluded(question, TEXTS)).contains(yes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Is standard delivery free?",
        "Can I return earbuds?",
        "Can I return a kettle?",
        "Can I return something after 40 days?",
        "Are returns free or do I pay?",
        "How long is the warranty?",
        "¿Se pueden devolver los auriculares intraurales?",
      })
  void concludes_sentenceWithAConditionOrWithoutTheWords_saysNeither(String question) {
    assertThat(concluded(question, TEXTS)).isEmpty();
  }

  @Test
  void among_ruleWithAnException_quotesBothAndConcludesNothing() {
    Fact english =
        text(
            "Returns",
            "## Returns\n\nReturns are free of charge. Except sale items. However, gift cards are final.\n\n"
                + "## Gifts\n\nBut that is another matter altogether.");
    Fact spanish =
        text(
            "Devoluciones",
            "Las devoluciones son gratuitas. Salvo los artículos rebajados. Imprima la etiqueta.");

    assertThat(answer("Are returns free?", List.of(english)))
        .containsExactly(
            "Returns are free of charge.", "Except sale items.", "However, gift cards are final.");
    assertThat(concluded("Are returns free?", List.of(english))).isEmpty();
    assertThat(answer("¿Son gratis las devoluciones?", List.of(spanish)))
        .containsExactly("Las devoluciones son gratuitas.", "Salvo los artículos rebajados.");
    assertThat(answer("Can I return gift cards?", List.of(english)))
        .contains("However, gift cards are final.");
  }

  @Test
  void concludes_denialOfSomethingElse_isNoNo() {
    assertThat(
            concluded(
                "Are returns free?",
                List.of(text("Returns", "Returns are free, no questions asked."))))
        .isEmpty();
  }

  private static Optional<Boolean> concluded(String question, List<Fact> texts) {
    var answer =
        new ServiceAnswer(question, List.of(), Language.detect(question, Language.ENGLISH));
    return answer.concludes(answer.among(texts, false));
  }

  @Test
  void among_questionAboutAnOrder_needsMoreThanTheMatter() {
    var answer =
        new ServiceAnswer("Change the delivery address of my order", List.of(), Language.ENGLISH);

    assertThat(answer.among(TEXTS, true)).isEmpty();
  }

  private static List<String> answer(String question, List<Fact> texts) {
    return new ServiceAnswer(question, List.of(), Language.detect(question))
        .among(texts, false).stream().map(Quotes.Quote::text).toList();
  }

  private static Fact text(String title, String text) {
    return Shop.passage(Origin.POLICY, "d1", title, text, 1);
  }
}
