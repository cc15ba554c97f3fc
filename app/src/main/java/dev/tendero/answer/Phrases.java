package dev.tendero.answer;

import dev.tendero.text.Language;
import java.util.List;

/** The fixed texts of the request path itself, in the reader's language. */
enum Phrases {
  ENGLISH {
    @Override
    String disclosure(String generator) {
      return generator.equals("composer")
          ? "You are talking to an automatic assistant. Its answers are assembled from the shop's product data; no AI text generation is in use."
          : "You are talking to an AI assistant. Answers are written by the model "
              + generator
              + " and checked against the shop's product data before you see them.";
    }

    @Override
    String withheld(int count) {
      return count == 1
          ? "One statement could not be confirmed by the product data and was left out."
          : count + " statements could not be confirmed by the product data and were left out.";
    }

    @Override
    String takenBack() {
      return "The shop's data changed while I was answering: what stood here is no longer so.";
    }

    @Override
    String refusal(String reason) {
      return reason.equals("injection")
          ? "I can't follow instructions that change how I work, but I'm glad to help you find or compare products."
          : "I can't help with that, but I'm glad to help you find or compare products.";
    }

    @Override
    List<String> can() {
      return List.of(
          "What is your return policy?", "How long does delivery take?", "What is your warranty?");
    }
  },
  SPANISH {
    @Override
    String disclosure(String generator) {
      return generator.equals("composer")
          ? "Estás hablando con un asistente automático. Sus respuestas se componen con los datos de producto de la tienda, sin IA generativa."
          : "Estás hablando con un asistente de IA. Las respuestas las redacta el modelo "
              + generator
              + " y se comprueban con los datos de producto de la tienda antes de mostrarse.";
    }

    @Override
    String withheld(int count) {
      return count == 1
          ? "Se ha omitido una afirmación que los datos de producto no confirman."
          : "Se han omitido " + count + " afirmaciones que los datos de producto no confirman.";
    }

    @Override
    String takenBack() {
      return "Los datos de la tienda han cambiado mientras respondía: lo que decía aquí ya no es así.";
    }

    @Override
    String refusal(String reason) {
      return reason.equals("injection")
          ? "No puedo seguir instrucciones que cambien mi forma de trabajar, pero con gusto te ayudo a encontrar o comparar productos."
          : "No puedo ayudarte con eso, pero con gusto te ayudo a encontrar o comparar productos.";
    }

    @Override
    List<String> can() {
      return List.of(
          "¿Cuál es la política de devoluciones?",
          "¿Cuánto tarda el envío?",
          "¿Cuánto dura la garantía?");
    }
  };

  static Phrases in(Language language) {
    return language == Language.SPANISH ? SPANISH : ENGLISH;
  }

  /**
   * @param generator "composer" or a model's name
   */
  abstract String disclosure(String generator);

  abstract String withheld(int count);

  /** Stands where a sentence stood that is no longer true and cannot be put right. */
  abstract String takenBack();

  /**
   * @param reason the rule that refused
   */
  abstract String refusal(String reason);

  /** What to offer instead, as questions. */
  abstract List<String> can();
}
