package dev.tendero.ingestion.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The products of one JSON-LD document, in the words of schema.org, wherever they stand: alone, in
 * a graph, a list, a page. Each variant of a group is a product of its own that says what the group
 * says; references by {@code @id} inside the document are followed.
 */
final class LinkedProducts {
  private static final Set<String> PRODUCTS =
      Set.of("Product", "IndividualProduct", "ProductModel", "SomeProducts", "Vehicle", "Car");

  private static final String GROUP = "ProductGroup";

  /** Where a reference may stand whose target is needed. */
  private static final List<String> FOLLOWED =
      List.of("offers", "brand", "manufacturer", "aggregateRating", "review", "image");

  /** What a group says of itself and not of its variants. */
  private static final Set<String> OWN =
      Set.of(
          "@id",
          "@type",
          "hasVariant",
          "variesBy",
          "productGroupID",
          "sku",
          "gtin",
          "gtin8",
          "gtin12",
          "gtin13",
          "gtin14",
          "mpn",
          "offers",
          "url",
          "isVariantOf");

  /** Where a variant says which group it belongs to; the word of schema.org for it. */
  static final String GROUP_ID = "inProductGroupWithID";

  private final Map<String, ObjectNode> byId = new HashMap<>();
  private final Set<JsonNode> done = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<JsonNode> groupsWithVariants =
      Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<ObjectNode> groups = new ArrayList<>();
  private final List<ObjectNode> found = new ArrayList<>();

  LinkedProducts(JsonNode document) {
    index(document);
    walk(document);
    // A group none of whose variants is here is all that is known of them.
    groups.stream().filter(group -> !groupsWithVariants.contains(group)).forEach(this::add);
  }

  List<ObjectNode> products() {
    return List.copyOf(found);
  }

  private void index(JsonNode node) {
    if (node instanceof ObjectNode object && object.path("@id").isTextual() && object.size() > 1) {
      byId.putIfAbsent(object.get("@id").textValue(), object);
    }
    node.forEach(this::index);
  }

  private void walk(JsonNode node) {
    if (node instanceof ObjectNode object && !done.add(object)) {
      return;
    }
    if (node instanceof ObjectNode object && is(object, Set.of(GROUP))) {
      group(object);
    } else if (node instanceof ObjectNode object && is(object, PRODUCTS)) {
      product(object);
    } else {
      node.forEach(this::walk);
    }
  }

  private void group(ObjectNode group) {
    groups.add(group);
    for (JsonNode said : each(group.path("hasVariant"))) {
      JsonNode variant = followed(said);
      if (variant instanceof ObjectNode object && (is(object, PRODUCTS) || !object.has("@type"))) {
        groupsWithVariants.add(group);
        if (done.add(object) || !found.contains(object)) {
          add(merged(group, object));
        }
      }
    }
  }

  private void product(ObjectNode product) {
    for (JsonNode said : each(product.path("isVariantOf"))) {
      if (followed(said) instanceof ObjectNode group && is(group, Set.of(GROUP))) {
        groupsWithVariants.add(group);
        if (done.add(group)) {
          groups.add(group);
        }
        add(merged(group, product));
        return;
      }
    }
    ObjectNode listing = groupListing(product);
    add(listing == null ? product : merged(listing, product));
  }

  /** The group that names {@code product} by reference, where the group stands further down. */
  private @org.jspecify.annotations.Nullable ObjectNode groupListing(ObjectNode product) {
    String id = product.path("@id").asText("");
    if (id.isEmpty()) {
      return null;
    }
    for (ObjectNode other : byId.values()) {
      if (is(other, Set.of(GROUP))) {
        for (JsonNode said : each(other.path("hasVariant"))) {
          if (id.equals(said.path("@id").asText(""))) {
            return other;
          }
        }
      }
    }
    return null;
  }

  private static ObjectNode merged(ObjectNode group, ObjectNode variant) {
    ObjectNode both = group.objectNode();
    group.properties().stream()
        .filter(field -> !OWN.contains(field.getKey()))
        .forEach(field -> both.set(field.getKey(), field.getValue()));
    both.setAll(variant);
    both.remove("isVariantOf");
    String id =
        group.path("productGroupID").asText(group.path("sku").asText(group.path("@id").asText("")));
    if (!both.has(GROUP_ID) && !id.isEmpty()) {
      both.put(GROUP_ID, id);
    }
    return both;
  }

  private void add(ObjectNode product) {
    ObjectNode whole = product.objectNode();
    whole.setAll(product);
    whole.remove("hasVariant");
    for (String field : FOLLOWED) {
      if (whole.has(field)) {
        var values = whole.arrayNode();
        each(whole.get(field)).forEach(value -> values.add(followed(value)));
        whole.set(field, values.size() == 1 ? values.get(0) : values);
      }
    }
    found.add(whole);
  }

  private JsonNode followed(JsonNode node) {
    return node.isObject() && node.size() == 1 && node.has("@id")
        ? byId.getOrDefault(node.get("@id").asText(""), (ObjectNode) node)
        : node;
  }

  private static Iterable<JsonNode> each(JsonNode node) {
    return node.isArray()
        ? node
        : node.isMissingNode() || node.isNull() ? List.of() : List.of(node);
  }

  /** By the last word of the type: "Product", "schema:Product", "https://schema.org/Product". */
  private static boolean is(ObjectNode node, Set<String> types) {
    for (JsonNode type : each(node.path("@type"))) {
      String name = type.asText("");
      if (types.contains(
          name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')) + 1))) {
        return true;
      }
    }
    return false;
  }
}
