package dev.tendero.index;

/**
 * How much each signal counts. The numbers were chosen on judged queries of a real shop; the
 * measurement is in docs/retrieval.md.
 *
 * @param brand of a match in the brand, where one in the title counts 1
 * @param kind of a match in the name of its kind, which the title may not say ("Notebook" of a
 *     laptop)
 * @param description of a match in the description
 * @param attributes of a match in words of attributes
 * @param codes of a model number or compound, added to the best field
 * @param vector share of the meaning in a score, 0..1; the words have the rest
 * @param coverage of having all of the words, each by its rarity, added to a score
 * @param feedback of the likeness to the middle of the best hits, added to a score
 * @param feedbackFrom how many best hits make that middle
 */
record Weights(
    float brand,
    float kind,
    float description,
    float attributes,
    float codes,
    double vector,
    double coverage,
    double feedback,
    int feedbackFrom) {

  static final Weights MEASURED = new Weights(0.3f, 0.8f, 1f, 0.4f, 0.5f, 0.25, 0.2, 0.4, 10);
}
