package dev.tendero.demo;

/** What goes along: backpacks, suitcases, bottles. */
final class TravelDrawings {
  private TravelDrawings() {}

  static void backpack(Sketch s, Palette p, Looks looks) {
    int litres = looks.number(Trait.SIZE, 20);
    double scale = litres < 12 ? 0.76 : litres < 18 ? 0.88 : 1;
    s.shadow(120, 228, (int) (72 * scale))
        .moved((int) (120 - 120 * scale), (int) (226 - 226 * scale), scale);
    s.line(p.deep(), 11, "M56 84c-26 20-28 84-10 122M184 84c26 20 28 84 10 122")
        .line(p.deep(), 8, "M102 30c0-26 36-26 36 0");
    if (looks.has(Trait.HIKING)) {
      hiking(s, p);
    } else if (looks.has(Trait.ROLLTOP)) {
      s.box(p.base(), 54, 50, 132, 176, 22)
          .shape(p.light(), "M76 50h22v176H76c-12 0-22-10-22-22V72c0-12 10-22 22-22z")
          .box(p.dark(), 50, 26, 140, 32, 14)
          .line(p.deep(), 3, "M56 42h128")
          .line(p.mark(), 6, "M84 58v58M156 58v58")
          .box(Palette.INK, 76, 104, 16, 18, 3)
          .box(Palette.INK, 148, 104, 16, 18, 3)
          .line(p.dark(), 4, "M80 164h80");
    } else if (looks.has(Trait.TRAVEL)) {
      s.box(p.base(), 50, 28, 140, 198, 20)
          .shape(p.light(), "M70 28h18v198H70c-11 0-20-9-20-20V48c0-11 9-20 20-20z")
          .line(p.deep(), 3, "M62 58h116M62 132h116")
          .box(p.dark(), 74, 146, 92, 58, 10)
          .line(Palette.INK, 7, "M50 96h30M160 96h30")
          .box(Palette.STEEL, 70, 89, 18, 14, 3)
          .box(Palette.STEEL, 152, 89, 18, 14, 3);
    } else {
      s.shape(
              p.base(),
              "M120 24c46 0 68 26 68 74v106c0 14-8 22-22 22H74c-14 0-22-8-22-22V98c0-48 22-74 68-74z")
          .shape(
              p.light(), "M120 24c-32 6-44 32-44 74v128h-2c-14 0-22-8-22-22V98c0-48 22-74 68-74z")
          .line(p.deep(), 3, "M70 86c10-36 90-36 100 0")
          .box(p.dark(), 68, 132, 104, 78, 16)
          .line(p.mark(), 4, "M80 150h80")
          .box(p.mark(), 114, 148, 8, 20, 3);
      if (looks.has(Trait.KIDS)) {
        s.disc("#f7f5ef", 100, 96, 12)
            .disc("#f7f5ef", 140, 96, 12)
            .disc(Palette.INK, 103, 97, 5)
            .disc(Palette.INK, 137, 97, 5)
            .line(Palette.INK, 4, "M108 116c6 8 18 8 24 0");
      }
    }
    s.back();
  }

  private static void hiking(Sketch s, Palette p) {
    s.box(p.dark(), 32, 130, 30, 84, 14)
        .box(p.dark(), 178, 130, 30, 84, 14)
        .shape(
            p.base(),
            "M66 62h108c12 0 16 8 16 20v124c0 12-8 20-20 20H70c-12 0-20-8-20-20V82c0-12 4-20 16-20z")
        .shape(p.light(), "M66 62h18v164H70c-12 0-20-8-20-20V82c0-12 4-20 16-20z")
        .shape(p.dark(), "M60 36c30-18 90-18 120 0c10 10 12 34 6 48H54c-6-14-4-38 6-48z")
        .shape(p.base(), "M64 36c28-16 76-16 100 0c6 8 8 26 4 40H58c-4-14-2-32 6-40z")
        .line(Palette.INK, 6, "M88 84v38M152 84v38M50 160h140")
        .box(p.second(), 112, 152, 16, 16, 3)
        .box(p.dark(), 76, 176, 88, 38, 8)
        .line(p.second(), 4, "M206 96l-18 110");
  }

  static void suitcase(Sketch s, Palette p, Looks looks) {
    int height = Math.clamp(looks.number(Trait.SIZE, 55) * 2 + 26, 124, 186);
    int half = Math.clamp(height * 36 / 100, 48, 66);
    int left = 120 - half;
    int top = 218 - height;
    s.shadow(120, 232, half + 6)
        .line(Palette.STEEL_DARK, 6, "M104 %dV8h32v%d", top, top - 8)
        .box(Palette.INK, 98, 4, 44, 10, 5);
    for (int x :
        looks.number(Trait.WHEELS, 4) > 2
            ? new int[] {left + 12, 120, left + 2 * half - 12}
            : new int[] {left + 14, left + 2 * half - 14}) {
      s.disc(Palette.INK, x, 222, 9).disc(Palette.STEEL_DARK, x, 222, 4);
    }
    s.box(p.dark(), left, top, 2 * half, height, 18)
        .box(p.base(), left, top, 2 * half - 10, height, 18);
    if (looks.has(Trait.SOFT)) {
      s.line(p.deep(), 3, "M%d %dh%d", left + 12, top + 22, 2 * half - 34)
          .box(p.dark(), left + 14, top + 36, 2 * half - 38, height / 3, 8)
          .box(p.dark(), left + 14, top + 48 + height / 3, 2 * half - 38, height / 3, 8)
          .line(p.mark(), 3, "M%d %dh%d", left + 24, top + 46, 2 * half - 58);
    } else {
      for (int x = left + 18; x < left + 2 * half - 14; x += 18) {
        s.line(p.dark(), 4, "M%d %dv%d", x, top + 18, height - 36);
      }
      s.line(p.light(), 5, "M%d %dv%d", left + 9, top + 24, height - 48);
      s.box(Palette.STEEL, left + 2 * half - 8, top + height / 2 - 14, 8, 28, 3);
    }
    s.box(p.deep(), 104, top - 5, 32, 9, 4);
  }

  static void bottle(Sketch s, Palette p, Looks looks) {
    int height = Math.clamp(looks.number(Trait.SIZE, 6) * 11 + 92, 128, 196);
    int top = 222 - height;
    s.shadow(120, 226, 42);
    if (looks.has(Trait.TUMBLER)) {
      s.shape(p.dark(), "M74 %dh92l-12 %dc-1 6-6 8-10 8H96c-4 0-9-2-10-8z", top, height - 8)
          .shape(p.base(), "M74 %dh72l-8 %dH96c-4 0-9-2-10-8z", top, height)
          .line(p.light(), 5, "M90 %dl6 %d", top + 26, height - 60)
          .box(Palette.INK, 68, top - 14, 104, 16, 7)
          .line(Palette.STEEL_LIGHT, 8, "M134 %dl8-44", top - 14);
      return;
    }
    boolean glass = looks.has(Trait.GLASS);
    s.shape(
            glass ? Palette.GLASS : p.dark(),
            "M102 %dh36v12c0 10 20 16 20 38v%dc0 8-6 14-14 14H96c-8 0-14-6-14-14V%dc0-22 20-28 20-38z",
            top,
            height - 64,
            top + 50)
        .shape(
            glass ? Palette.WATER : p.base(),
            "M102 %dh22v12c0 10 20 16 20 38v%dc0 8-2 14-8 14H96c-8 0-14-6-14-14V%dc0-22 20-28 20-38z",
            top,
            height - 64,
            top + 50);
    if (glass) {
      s.box(p.base(), 80, top + 70, 80, height - 86, 10);
    }
    s.line(p.light(), 6, "M94 %dv%d", top + 82, height - 112);
    if (looks.has(Trait.SPORT)) {
      s.box(Palette.INK, 96, top - 16, 48, 20, 6)
          .box(p.second(), 110, top - 32, 20, 18, 6)
          .line(Palette.INK, 6, "M144 %dc20 0 20 28 6 32", top - 8);
    } else {
      s.box(Palette.STEEL_DARK, 98, top - 14, 44, 18, 5)
          .line(Palette.INK, 6, "M108 %dc0-22 24-22 24 0", top - 14);
    }
  }
}
