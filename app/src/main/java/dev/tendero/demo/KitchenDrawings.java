package dev.tendero.demo;

import java.util.List;

/** Kettles, toasters, pots and pans. */
final class KitchenDrawings {
  private KitchenDrawings() {}

  static void kettle(Sketch s, Palette p, Looks looks) {
    s.shadow(116, 226, 82);
    if (looks.has(Trait.GOOSENECK)) {
      gooseneck(s, p);
      return;
    }
    boolean small = looks.number(Trait.SIZE, 15) < 10;
    s.moved(small ? 24 : 0, small ? 44 : 0, small ? 0.8 : 1);
    if (looks.has(Trait.RETRO)) {
      retro(s, p);
    } else {
      jug(s, p, looks);
    }
    s.box(Palette.INK, 46, 210, 140, 14, 7).back();
  }

  private static void jug(Sketch s, Palette p, Looks looks) {
    boolean glass = looks.has(Trait.GLASS);
    s.line(Palette.INK, 14, "M164 74c44-4 62 16 58 56c-2 24-14 42-34 52")
        .shape(glass ? Palette.STEEL : p.dark(), "M76 92L26 70c-5-2-8 3-5 8l48 62z")
        .shape(
            glass ? Palette.GLASS : p.base(),
            "M76 58h84c14 40 22 96 24 154H50c2-58 10-114 26-154z");
    if (glass) {
      s.shape(Palette.WATER, "M58 124h118c4 28 7 58 8 88H50c1-30 4-60 8-88z")
          .line("#eef7fa", 6, "M80 78c-8 30-12 70-13 110")
          .disc("#eef7fa", 120, 160, 6)
          .disc("#eef7fa", 140, 184, 4)
          .disc("#eef7fa", 104, 190, 5);
    } else {
      s.shape(p.light(), "M76 58h24c-12 44-20 98-22 154H50c2-58 10-114 26-154z")
          .shape(p.dark(), "M148 58h12c14 40 22 96 24 154h-22c-2-56-6-110-14-154z")
          .box(p.deep(), 108, 116, 12, 70, 6)
          .box(Palette.WATER, 110, 144, 8, 40, 4);
    }
    s.shape(glass ? p.base() : p.deep(), "M72 60c0-18 20-28 46-28s46 10 46 28z")
        .disc(Palette.INK, 118, 27, 8);
    if (looks.has(Trait.BACKLIT)) {
      s.box(Palette.GLOW, 96, 214, 40, 6, 3);
    }
  }

  private static void retro(Sketch s, Palette p) {
    s.line(Palette.STEEL_DARK, 11, "M66 66c-4-60 108-60 104 0")
        .shape(p.dark(), "M58 130L14 92c-4-4 2-14 8-10l54 24z")
        .shape(p.base(), "M118 62c50 0 72 60 72 150H46c0-90 22-150 72-150z")
        .shape(p.light(), "M118 62c-26 8-44 60-46 150H46c0-90 22-150 72-150z")
        .shape(p.deep(), "M82 76c14-18 58-18 72 0z")
        .disc(Palette.STEEL, 118, 58, 9)
        .disc(Palette.STEEL_LIGHT, 126, 148, 22)
        .disc("#f7f5ef", 126, 148, 17)
        .line(Palette.INK, 3, "M126 148l8-9");
  }

  private static void gooseneck(Sketch s, Palette p) {
    s.line(p.dark(), 11, "M72 184c-44 0-20-104-50-116")
        .line(Palette.INK, 13, "M160 92h26c34 0 30 76-4 92")
        .shape(p.base(), "M84 96h70l24 110H60z")
        .shape(p.light(), "M84 96h20L90 206H60z")
        .shape(p.dark(), "M140 96h14l24 110h-22z")
        .shape(p.deep(), "M84 98c0-16 70-16 70 0z")
        .disc(Palette.INK, 119, 82, 8)
        .box(Palette.INK, 46, 206, 146, 18, 8)
        .box(Palette.GLOW, 100, 211, 38, 8, 3);
  }

  static void toaster(Sketch s, Palette p, Looks looks) {
    boolean four = looks.number(Trait.SLOTS, 2) > 2;
    boolean wide = looks.has(Trait.WIDE) || four;
    int left = wide ? 34 : 66;
    int width = wide ? 252 : 188;
    s.shadow(160, 188, width / 2);
    toast(s, left + width / 4 - 28);
    toast(s, left + width * 3 / 4 - 28);
    s.box(p.dark(), left, 62, width, 118, looks.has(Trait.RETRO) ? 46 : 20)
        .box(p.base(), left, 58, width, 116, looks.has(Trait.RETRO) ? 46 : 20)
        .line(p.light(), 6, "M%d 72h%d", left + 44, width - 100)
        .box(Palette.INK, left + 26, 56, width / 2 - 34, 7, 3)
        .box(Palette.INK, left + width / 2 + 8, 56, width / 2 - 34, 7, 3)
        .box(Palette.INK, left + 14, 174, 26, 10, 4)
        .box(Palette.INK, left + width - 40, 174, 26, 10, 4)
        .line(p.deep(), 5, "M%d 92v58", left + width - 20)
        .box(Palette.INK, left + width - 30, 98, 22, 12, 5)
        .disc(Palette.STEEL_LIGHT, left + 34, 138, 15)
        .disc(Palette.STEEL_DARK, left + 34, 138, 10)
        .line("#ffffff", 3, "M%d 138l6-6", left + 34);
    if (four) {
      s.disc(Palette.STEEL_LIGHT, left + 76, 138, 15).disc(Palette.STEEL_DARK, left + 76, 138, 10);
    }
  }

  private static void toast(Sketch s, int x) {
    s.shape("#b97d43", "M%d 68V34c-10-20 66-20 56 0v34z", x)
        .shape("#e3b877", "M%d 68V36c-6-13 50-13 44 0v32z", x + 6);
  }

  static void cookware(Sketch s, Palette p, Looks looks) {
    if (looks.has(Trait.SET)) {
      set(s, p);
    } else if (looks.has(Trait.POT)) {
      pot(s, p, looks);
    } else if (looks.has(Trait.SAUCEPAN)) {
      saucepan(s, p, looks);
    } else if (looks.has(Trait.WOK)) {
      s.shadow(130, 172, 60);
      handle(s, 214, 92);
      s.shape(p.dark(), "M24 84h204c-4 60-50 84-102 84S28 144 24 84z")
          .shape(p.base(), "M24 84h170c-6 54-36 80-78 82C66 162 28 140 24 84z")
          .oval(p.deep(), 126, 84, 102, 15)
          .oval(Palette.INK, 126, 86, 92, 10);
    } else {
      frying(s, p, looks);
    }
  }

  private static void handle(Sketch s, int x, int y) {
    s.line(Palette.INK, 14, "M%d %dl86-26", x, y).line(Palette.STEEL_DARK, 6, "M%d %dl18-6", x, y);
  }

  private static void frying(Sketch s, Palette p, Looks looks) {
    int half = Math.clamp(looks.number(Trait.SIZE, 26) * 4, 80, 116);
    int x = 16 + half;
    s.shadow(x, 166, half - 14);
    handle(s, x + half - 14, 112);
    s.shape(
            p.dark(),
            "M%d 104h%dl-18 52c-2 6-8 8-14 8H%dc-6 0-12-2-14-8z",
            x - half,
            2 * half,
            x - half + 32)
        .shape(
            p.base(),
            "M%d 104h%dl-14 60H%dc-6 0-12-2-14-8z",
            x - half,
            2 * half - 40,
            x - half + 32)
        .oval(p.light(), x, 104, half, 24)
        .oval(Palette.INK, x, 106, half - 8, 19)
        .line(Palette.STEEL_DARK, 3, "M%d 100c14-6 40-8 58-8", x - half + 28);
  }

  private static void saucepan(Sketch s, Palette p, Looks looks) {
    s.shadow(122, 178, 78);
    handle(s, 200, 96);
    body(s, p, 40, 84, 164, 92);
    if (looks.has(Trait.LID)) {
      lid(s, p, 122, 84, 86);
    } else {
      s.oval(p.deep(), 122, 84, 82, 12).oval(Palette.INK, 122, 86, 74, 8);
    }
  }

  private static void pot(Sketch s, Palette p, Looks looks) {
    int height = Math.clamp(54 + looks.number(Trait.SIZE, 4) * 7, 66, 112);
    int top = 180 - height;
    s.shadow(160, 184, 104)
        .line(Palette.INK, 10, "M58 %dh-18v18h18M262 %dh18v18h-18", top + 16, top + 16);
    body(s, p, 56, top, 208, height);
    lid(s, p, 160, top, 108);
  }

  private static void body(Sketch s, Palette p, int x, int y, int width, int height) {
    s.shape(
            p.dark(),
            "M%d %dh%dv%dc0 12-8 20-20 20H%dc-12 0-20-8-20-20z",
            x,
            y,
            width,
            height - 20,
            x + 20)
        .shape(p.base(), "M%d %dh%dv%dH%dc-12 0-20-8-20-20z", x, y, width - 36, height, x + 20)
        .line(p.light(), 7, "M%d %dv%d", x + 18, y + 22, height - 46);
  }

  private static void lid(Sketch s, Palette p, int x, int y, int half) {
    s.shape(p.dark(), "M%d %dc0-34 %d-34 %d 0z", x - half, y, 2 * half, 2 * half)
        .shape(p.light(), "M%d %dc0-34 %d-34 %d 0z", x - half, y, half, half)
        .shape(p.base(), "M%d %dc6-32 %d-32 %d 0z", x - half + 24, y, 2 * half - 48, 2 * half - 48)
        .box(p.deep(), x - half - 2, y - 3, 2 * half + 4, 8, 4)
        .box(Palette.INK, x - 14, y - 38, 28, 12, 6);
  }

  private static void set(Sketch s, Palette p) {
    s.shadow(160, 188, 138).moved(152, 42, 0.56);
    saucepan(s, p, Looks.of(List.of(new Looks.Detail(Trait.LID, 1))));
    s.back().moved(-14, 44, 0.78);
    pot(s, p, Looks.of(List.of()));
    s.back().moved(136, 88, 0.6);
    frying(s, p, Looks.of(List.of()));
    s.back();
  }
}
