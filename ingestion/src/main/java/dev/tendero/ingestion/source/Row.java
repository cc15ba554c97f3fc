package dev.tendero.ingestion.source;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One row of a feed, whatever the feed's shape. */
public sealed interface Row {

  /**
   * What a person sees in the file, from 1: the line in JSON Lines, a record's first line in a
   * table, the item's place in XML and in a JSON list. The same however often the feed is read.
   */
  long number();

  /** As the feed has it; where one row is made of several places, as they were put together. */
  String raw();

  /**
   * @param fields by the feed's own names; cells of a table are texts
   */
  record Fields(long number, String raw, ObjectNode fields) implements Row {}

  /**
   * A row that cannot be read, or the place where the feed breaks off.
   *
   * @param raw its beginning, as far as it can be shown
   * @param value the place in it that is meant
   * @param reason what is wrong, in words for the person who keeps the feed
   * @param remedy what to do about it
   */
  record Broken(long number, String raw, String value, String reason, String remedy)
      implements Row {}
}
