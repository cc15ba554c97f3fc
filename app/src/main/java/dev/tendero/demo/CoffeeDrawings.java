package dev.tendero.demo;

/** Everything that makes coffee, from the pot on the hob to the machine that grinds. */
final class CoffeeDrawings {
  private CoffeeDrawings() {}

  static void machine(Sketch s, Palette p, Looks looks) {
    if (looks.has(Trait.MOKA)) {
      moka(s, p, looks);
    } else if (looks.has(Trait.PRESS)) {
      press(s, p);
    } else if (looks.has(Trait.FILTER)) {
      filter(s, p);
    } else if (looks.has(Trait.CAPSULE)) {
      capsule(s, p);
    } else {
      espresso(s, p, looks.has(Trait.BEANS));
    }
  }

  private static void cup(Sketch s, int x, int y) {
    s.line("#f4f1ea", 5, "M%d %dh10c8 0 8 14 -4 14h-6", x + 28, y + 5)
        .shape("#f4f1ea", "M%d %dh34c0 16-4 26-12 26h-10c-8 0-12-10-12-26z", x, y)
        .oval(Palette.COFFEE, x + 17, y + 1, 15, 3);
  }

  private static void espresso(Sketch s, Palette p, boolean beans) {
    s.shadow(120, 228, 92);
    if (beans) {
      s.shape(Palette.GLASS, "M74 18h92l-8 36H82z").shape(Palette.COFFEE, "M79 32h82l-4 22H83z");
    } else {
      s.box(Palette.STEEL, 62, 30, 116, 14, 5)
          .shape("#f4f1ea", "M82 30l-3-18h26l-3 18z")
          .shape("#f4f1ea", "M128 30l-3-18h26l-3 18z");
    }
    s.box(p.dark(), 40, 44, 160, 182, 14)
        .box(p.base(), 40, 44, 148, 180, 14)
        .box(Palette.INK, 58, 104, 120, 88, 8)
        .line(p.light(), 5, "M52 58v148")
        .box(Palette.STEEL_DARK, 90, 96, 56, 18, 4)
        .line(Palette.COFFEE, 3, "M110 128v26M126 128v26");
    if (beans) {
      s.box("#22384a", 84, 58, 70, 28, 4)
          .line(Palette.GLOW, 3, "M94 72h26")
          .box(Palette.STEEL, 104, 112, 28, 18, 3);
    } else {
      s.disc(Palette.STEEL_LIGHT, 70, 74, 14)
          .line(Palette.INK, 3, "M70 74l6-7")
          .disc(Palette.STEEL, 118, 74, 9)
          .disc(Palette.STEEL, 146, 74, 9)
          .box(Palette.STEEL, 92, 112, 52, 12, 4)
          .line(Palette.INK, 10, "M144 118h52")
          .line(Palette.STEEL_LIGHT, 5, "M170 86v50l-8 14");
    }
    cup(s, 101, 160);
    s.box(Palette.STEEL, 44, 196, 148, 9, 3).box(p.deep(), 40, 205, 160, 22, 8);
  }

  private static void capsule(Sketch s, Palette p) {
    s.shadow(120, 228, 74)
        .box(Palette.GLASS, 148, 62, 40, 156, 12)
        .box(Palette.WATER, 148, 106, 40, 112, 12)
        .shape(p.dark(), "M66 40c50-18 96-6 96 40v146h-40V128H56V66z")
        .shape(p.base(), "M66 40c46-18 84-6 84 40v146h-28V122H56V66z")
        .line(p.light(), 5, "M70 52c24-8 46-8 60 2")
        .line(Palette.STEEL, 8, "M80 38c20-20 60-20 78-4")
        .box(Palette.STEEL_DARK, 70, 120, 34, 12, 4)
        .line(Palette.COFFEE, 3, "M87 134v30");
    cup(s, 70, 168);
    s.box(Palette.STEEL, 48, 202, 78, 8, 3).box(p.deep(), 44, 210, 122, 17, 8);
  }

  private static void filter(Sketch s, Palette p) {
    s.shadow(120, 228, 84)
        .box(p.dark(), 46, 28, 150, 34, 12)
        .box(p.base(), 46, 24, 144, 34, 12)
        .box(p.dark(), 150, 48, 46, 166, 8)
        .box(p.base(), 150, 48, 36, 166, 6)
        .box(Palette.WATER, 172, 76, 8, 92, 4)
        .shape(p.deep(), "M62 60h84l-16 42H78z")
        .line(p.light(), 4, "M60 34h90")
        .line(Palette.INK, 9, "M52 136c-26 0-26 54 4 58")
        .shape(Palette.GLASS, "M66 116h76c14 30 14 66 2 92H64c-12-26-12-62 2-92z")
        .shape(Palette.COFFEE, "M58 152h92c2 20 0 40-6 56H64c-6-16-8-36-6-56z")
        .box(Palette.INK, 70, 106, 68, 12, 4)
        .line("#eef7fa", 4, "M74 130c-6 22-6 44-2 62")
        .box(p.deep(), 44, 210, 154, 17, 8)
        .disc(Palette.GLOW, 178, 219, 4);
  }

  private static void moka(Sketch s, Palette p, Looks looks) {
    boolean small = looks.number(Trait.SIZE, 6) < 5;
    s.shadow(116, 228, 56).moved(small ? 22 : 0, small ? 42 : 0, small ? 0.82 : 1);
    s.line(Palette.INK, 12, "M150 74h40v60")
        .shape(p.dark(), "M68 62L46 48l22 40z")
        .shape(p.base(), "M70 56h86l-14 74H84z")
        .shape(p.light(), "M70 56h24l4 74H84z")
        .shape(p.dark(), "M134 56h22l-14 74h-14z")
        .box(p.deep(), 78, 128, 72, 14, 3)
        .shape(p.base(), "M84 142h60l20 84H64z")
        .shape(p.light(), "M84 142h14l-8 84H64z")
        .shape(p.dark(), "M130 142h14l20 84h-24z")
        .disc(Palette.STEEL_DARK, 148, 186, 6)
        .shape(p.deep(), "M70 57l20-20h46l20 20z")
        .disc(Palette.INK, 113, 30, 9)
        .back();
  }

  private static void press(Sketch s, Palette p) {
    s.shadow(112, 228, 62)
        .line(Palette.STEEL_DARK, 5, "M110 20v80")
        .disc(Palette.INK, 110, 18, 10)
        .line(Palette.INK, 13, "M160 92c44-6 44 96 0 92")
        .box(Palette.GLASS, 58, 70, 104, 152, 10)
        .box(Palette.COFFEE, 58, 132, 104, 90, 8)
        .box(Palette.STEEL_DARK, 60, 122, 100, 10, 3)
        .line("#eef7fa", 5, "M72 84v120")
        .line(p.base(), 9, "M58 84h104M58 216h104M60 84v132M160 84v132")
        .shape(p.dark(), "M54 70c0-22 112-22 112 0v6H54z")
        .shape(p.base(), "M54 70c0-22 90-22 90 0v6H54z");
  }
}
