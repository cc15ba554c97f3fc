package dev.tendero.evidence;

import dev.tendero.catalog.Origin;
import dev.tendero.catalog.Value;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing an answer may state, and where it stands.
 *
 * @param id within one answer: "e1", "e2" ... in the order of {@link Evidence#facts()}
 * @param source id of the product or document
 * @param field the attribute's key, or "price", "stock", "rating", "title", "description", or the
 *     passage's id
 * @param title of the product or document, for the reader
 * @param text the field as a reader sees it ("Cable length: 1.8 m") or the passage, word for word
 * @param value the typed value behind {@code text}; absent for prices (see {@link
 *     Evidence#product}) and passages
 * @param version of the product or document in the catalogue's change log
 * @param asOf when it was read from the catalogue
 * @param score of the retrieval that found it, higher is better; 0 when it came with its product
 */
public record Fact(
    String id,
    String source,
    Origin origin,
    String field,
    String title,
    String text,
    Optional<Value> value,
    long version,
    Instant asOf,
    double score) {}
