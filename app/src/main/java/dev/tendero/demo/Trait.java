package dev.tendero.demo;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a picture can show beside kind and colour; some come with a number. */
enum Trait {
  ARMS,
  BACKLIT,
  BAR,
  BEANS,
  BUDS,
  CABLE,
  CANISTER,
  CAPSULE,
  CLIP,
  COMPACT,
  CORNER,
  CUBE,
  CURVED,
  DRAWERS,
  FILTER,
  FLOOR,
  GAMING,
  GLASS,
  GLOBE,
  GOOSENECK,
  HANDHELD,
  HEADREST,
  HIKING,
  JIGSAW,
  KIDS,
  LANTERN,
  LID,
  MESH,
  MICROPHONE,
  MOKA,
  ON,
  PAD,
  PORTS,
  POT,
  PRESS,
  RETRO,
  ROBOT,
  ROLLTOP,
  SANDER,
  SAUCEPAN,
  SCREWDRIVER,
  SET,
  SHADE,
  SIZE,
  SLOTS,
  SMART,
  SOFT,
  SPLIT,
  SPORT,
  STANDING,
  STOOL,
  STRIPES,
  TOWER,
  TRAVEL,
  TUMBLER,
  VERTICAL,
  WHEELS,
  WIDE,
  WOK;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Trait> named(String word) {
    return Stream.of(values()).filter(trait -> trait.word().equals(word)).findFirst();
  }
}
