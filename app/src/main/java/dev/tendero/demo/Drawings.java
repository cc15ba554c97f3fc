package dev.tendero.demo;

import java.util.Map;

/** How each kind is drawn: every kind its own shape, in the tones of the product's colour. */
final class Drawings {
  private static final Map<String, Drawing> BY_KIND =
      Map.ofEntries(
          Map.entry("mouse", Drawing.square(DeskDrawings::mouse)),
          Map.entry("keyboard", Drawing.wide(DeskDrawings::keyboard)),
          Map.entry("monitor", Drawing.wide(DeskDrawings::monitor)),
          Map.entry("desk", Drawing.wide(DeskDrawings::desk)),
          Map.entry("office_chair", Drawing.square(DeskDrawings::chair)),
          Map.entry("lamp", Drawing.square(LampDrawings::lamp)),
          Map.entry("headphones", Drawing.square(SoundDrawings::headphones)),
          Map.entry("speaker", Drawing.square(SoundDrawings::speaker)),
          Map.entry("power_bank", Drawing.square(SoundDrawings::powerBank)),
          Map.entry("kettle", Drawing.square(KitchenDrawings::kettle)),
          Map.entry("coffee_machine", Drawing.square(CoffeeDrawings::machine)),
          Map.entry("toaster", Drawing.wide(KitchenDrawings::toaster)),
          Map.entry("cookware", Drawing.wide(KitchenDrawings::cookware)),
          Map.entry("water_bottle", Drawing.square(TravelDrawings::bottle)),
          Map.entry("backpack", Drawing.square(TravelDrawings::backpack)),
          Map.entry("suitcase", Drawing.square(TravelDrawings::suitcase)),
          Map.entry("vacuum_cleaner", Drawing.square(HomeDrawings::vacuum)),
          Map.entry("fan", Drawing.square(HomeDrawings::fan)),
          Map.entry("towel", Drawing.wide(HomeDrawings::towel)),
          Map.entry("power_tool", Drawing.wide(HomeDrawings::tool)));

  private Drawings() {}

  static boolean know(String kind) {
    return BY_KIND.containsKey(kind);
  }

  static String draw(Picture picture) {
    Drawing drawing = BY_KIND.get(picture.kind());
    if (drawing == null) {
      throw new IllegalArgumentException("nobody has drawn a " + picture.kind());
    }
    var sketch = new Sketch(drawing.width(), drawing.height());
    drawing.hand().draw(sketch, Palette.of(picture.colours()), picture.looks());
    return sketch.done();
  }

  /** The paper, and the hand that draws on it. */
  private record Drawing(int width, int height, Hand hand) {
    static Drawing square(Hand hand) {
      return new Drawing(240, 240, hand);
    }

    static Drawing wide(Hand hand) {
      return new Drawing(320, 200, hand);
    }
  }

  private interface Hand {
    void draw(Sketch sketch, Palette tones, Looks looks);
  }
}
