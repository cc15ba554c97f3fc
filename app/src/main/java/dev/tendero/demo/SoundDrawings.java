package dev.tendero.demo;

/** Headphones, speakers, and what keeps them going on the way. */
final class SoundDrawings {
  private SoundDrawings() {}

  static void headphones(Sketch s, Palette p, Looks looks) {
    if (looks.has(Trait.BUDS)) {
      if (looks.has(Trait.CABLE)) {
        wiredBuds(s, p);
      } else {
        buds(s, p);
      }
    } else {
      headband(s, p, looks);
    }
  }

  private static void headband(Sketch s, Palette p, Looks looks) {
    int cup = looks.has(Trait.ON) ? 30 : 40;
    s.shadow(120, 228, 78);
    if (looks.has(Trait.CABLE)) {
      s.line(Palette.INK, 4, "M54 198c0 30 30 32 60 28s50-6 66 6");
    }
    s.line(p.deep(), 17, "M50 150c-6-76 24-118 70-118s76 42 70 118")
        .line(p.base(), 11, "M50 148c-6-74 24-116 70-116s76 42 70 116")
        .line(p.light(), 3, "M72 64c12-18 28-26 48-26")
        .box(Palette.INK, 62, 158 - cup, 22, cup * 2, 11)
        .box(Palette.INK, 156, 158 - cup, 22, cup * 2, 11)
        .box(p.dark(), 30, 158 - cup, 44, cup * 2, 20)
        .box(p.dark(), 166, 158 - cup, 44, cup * 2, 20)
        .box(p.base(), 30, 158 - cup, 36, cup * 2, 18)
        .box(p.base(), 174, 158 - cup, 36, cup * 2, 18)
        .line(p.light(), 4, "M40 %dv%d", 158 - cup + 20, 2 * cup - 40);
    if (looks.has(Trait.GAMING)) {
      s.line(
          p.second(), 5, "M52 %dv%dM188 %dv%d", 176 - cup, 2 * cup - 36, 176 - cup, 2 * cup - 36);
    }
    if (looks.has(Trait.MESH)) {
      s.line(p.deep(), 3, "M40 146h18M40 158h18M40 170h18M182 146h18M182 158h18M182 170h18");
    }
    if (looks.has(Trait.MICROPHONE)) {
      s.line(Palette.INK, 5, "M50 186c6 26 24 34 46 34").box(Palette.INK, 92, 213, 24, 13, 6);
    }
    if (looks.has(Trait.KIDS)) {
      star(s, p.light(), 192, 158);
    }
  }

  private static void star(Sketch s, String tone, int x, int y) {
    s.shape(tone, "M%d %dl4 9 10 1-7 7 2 10-9-5-9 5 2-10-7-7 10-1z", x, y - 14);
  }

  private static void buds(Sketch s, Palette p) {
    s.shadow(120, 224, 70)
        .box(p.dark(), 46, 126, 148, 96, 40)
        .box(p.base(), 46, 122, 148, 92, 40)
        .line(p.deep(), 3, "M48 158h144")
        .line(p.light(), 5, "M70 138c10-6 20-8 34-8")
        .disc(Palette.GLOW, 120, 180, 4);
    bud(s, p, 70, 1);
    bud(s, p, 170, -1);
  }

  private static void bud(Sketch s, Palette p, int x, int side) {
    s.turned(side * 14, x, 66)
        .box(p.dark(), x - 9, 62, 18, 52, 9)
        .box(p.base(), x - 9, 62, 12, 50, 6)
        .disc(p.base(), x, 54, 26)
        .disc(p.light(), x - 7, 47, 9)
        .oval(Palette.INK, x + side * 24, 50, 10, 13)
        .back();
  }

  private static void wiredBuds(Sketch s, Palette p) {
    s.shadow(120, 228, 40)
        .line(p.base(), 5, "M76 78c0 50 44 40 44 92M164 78c0 50-44 40-44 92M120 166v40")
        .box(p.dark(), 112, 160, 16, 22, 6)
        .box(Palette.STEEL_DARK, 114, 196, 12, 28, 3)
        .box(Palette.STEEL_LIGHT, 117, 214, 6, 16, 2);
    bud(s, p, 76, 1);
    bud(s, p, 164, -1);
  }

  static void speaker(Sketch s, Palette p, Looks looks) {
    if (looks.has(Trait.BAR)) {
      soundbar(s, p);
    } else if (looks.has(Trait.CUBE)) {
      bookshelf(s, p);
    } else if (looks.has(Trait.SMART)) {
      smart(s, p);
    } else if (looks.has(Trait.TOWER)) {
      party(s, p);
    } else {
      portable(s, p, looks.has(Trait.COMPACT));
    }
  }

  private static void portable(Sketch s, Palette p, boolean small) {
    if (small) {
      s.shadow(120, 216, 66)
          .disc(p.dark(), 120, 138, 76)
          .disc(p.base(), 116, 134, 72)
          .disc(p.deep(), 116, 134, 54)
          .disc(p.dark(), 116, 134, 30)
          .line(p.light(), 5, "M62 100c10-18 26-30 46-32")
          .line(Palette.INK, 6, "M176 82c20-14 34 6 22 22");
      return;
    }
    s.shadow(120, 196, 100)
        .box(p.dark(), 14, 96, 212, 98, 49)
        .box(p.base(), 14, 92, 212, 94, 47)
        .oval(p.deep(), 36, 140, 20, 44)
        .oval(p.light(), 34, 140, 11, 28)
        .line(
            p.dark(),
            3,
            "M70 100v80M84 98v84M98 98v84M112 98v84M126 98v84M140 98v84M154 98v84M168 98v84M182 100v80")
        .line(p.light(), 5, "M74 106h120")
        .line(Palette.INK, 6, "M214 118c22-10 22 46 0 40");
  }

  private static void bookshelf(Sketch s, Palette p) {
    s.shadow(120, 226, 74);
    cabinet(s, p, 30);
    cabinet(s, p, 126);
  }

  private static void cabinet(Sketch s, Palette p, int x) {
    s.box(p.dark(), x, 52, 84, 172, 6)
        .box(p.base(), x, 52, 74, 172, 6)
        .disc(p.deep(), x + 37, 96, 20)
        .disc(Palette.STEEL, x + 37, 96, 9)
        .disc(p.deep(), x + 37, 164, 32)
        .disc(Palette.INK, x + 37, 164, 24)
        .disc(Palette.STEEL_DARK, x + 37, 164, 10)
        .line(p.light(), 3, "M%d 62v150", x + 5);
  }

  private static void smart(Sketch s, Palette p) {
    s.shadow(120, 220, 62)
        .shape(p.dark(), "M52 150c0-52 24-92 68-92s68 40 68 92c0 44-24 66-68 66s-68-22-68-66z")
        .shape(p.base(), "M52 150c0-52 24-92 60-92s56 40 56 92c0 44-20 62-56 62s-60-18-60-62z")
        .oval(p.deep(), 118, 74, 38, 13)
        .oval(Palette.WATER, 118, 74, 26, 8)
        .line(
            p.dark(),
            3,
            "M66 118c30 8 74 8 102 0M58 140c34 8 80 8 110 0M56 162c34 8 80 8 112 0M64 184c30 8 70 8 96 0");
  }

  private static void party(Sketch s, Palette p) {
    s.shadow(120, 230, 58)
        .line(Palette.INK, 9, "M84 34c0-28 72-28 72 0")
        .box(p.deep(), 62, 30, 116, 198, 14)
        .box(p.base(), 62, 30, 106, 196, 14)
        .disc(p.second(), 115, 168, 46)
        .disc(Palette.INK, 115, 168, 40)
        .disc(Palette.STEEL_DARK, 115, 168, 16)
        .disc(p.second(), 115, 84, 30)
        .disc(Palette.INK, 115, 84, 25)
        .disc(Palette.STEEL_DARK, 115, 84, 10);
  }

  private static void soundbarEnd(Sketch s, Palette p, int x) {
    s.disc(p.deep(), x, 130, 17).disc(Palette.STEEL_DARK, x, 130, 8);
  }

  private static void soundbar(Sketch s, Palette p) {
    s.shadow(120, 166, 106)
        .box(p.dark(), 8, 104, 224, 58, 16)
        .box(p.base(), 8, 100, 224, 56, 16)
        .line(
            p.deep(),
            2,
            "M70 112v34M82 112v34M94 112v34M106 112v34M118 112v34M130 112v34M142 112v34M154 112v34M166 112v34")
        .line(p.light(), 3, "M24 106h192");
    soundbarEnd(s, p, 38);
    soundbarEnd(s, p, 202);
  }

  static void powerBank(Sketch s, Palette p, Looks looks) {
    if (looks.has(Trait.PAD)) {
      s.shadow(120, 220, 70)
          .box(p.dark(), 52, 24, 140, 192, 26)
          .box(p.base(), 48, 24, 136, 188, 26)
          .disc(p.light(), 116, 112, 46)
          .disc(p.base(), 116, 112, 38)
          .line(p.light(), 6, "M122 86l-18 30h26l-18 26");
    } else {
      int height = Math.clamp(110 + looks.number(Trait.SIZE, 10) * 4, 120, 196);
      int top = 216 - height;
      s.shadow(120, 220, 58)
          .box(p.dark(), 68, top, 112, height, 18)
          .box(p.base(), 64, top, 108, height - 4, 18)
          .line(p.light(), 5, "M78 %dv%d", top + 24, height - 54);
      int ports = looks.number(Trait.PORTS, 1, 4);
      for (int i = 0; i < ports; i++) {
        s.box(Palette.INK, 118 - ports * 12 + i * 24, top + 9, 18, 8, 3);
      }
      for (int i = 0; i < 4; i++) {
        s.disc(i < 3 ? Palette.GLOW : p.mark(), 98 + i * 14, 196, 4);
      }
    }
    if (looks.has(Trait.CABLE)) {
      s.line(Palette.INK, 6, "M172 60c34 0 34 60 24 130").box(Palette.STEEL, 189, 186, 12, 18, 3);
    }
  }
}
