package dev.tendero.demo;

/** Lamps: with an arm, clamped, lying over a screen, beside a bed, on the floor. */
final class LampDrawings {
  private LampDrawings() {}

  static void lamp(Sketch s, Palette p, Looks looks) {
    if (looks.has(Trait.BAR)) {
      bar(s, p);
    } else if (looks.has(Trait.CLIP)) {
      clip(s, p);
    } else if (looks.has(Trait.FLOOR)) {
      floor(s, p, looks);
    } else if (looks.has(Trait.GLOBE)) {
      globe(s, p);
    } else if (looks.has(Trait.LANTERN)) {
      lantern(s, p);
    } else if (looks.has(Trait.SHADE)) {
      shade(s, p);
    } else {
      arm(s, p, looks);
    }
  }

  private static void arm(Sketch s, Palette p, Looks looks) {
    s.shadow(142, 226, 60).veil(Palette.GLOW, "M34 118L10 226h110L94 92z");
    if (looks.has(Trait.WIDE)) {
      s.line(p.dark(), 8, "M160 214L196 112L96 56");
    } else {
      s.line(p.dark(), 11, "M160 214L188 128L92 76");
    }
    s.box(p.deep(), 104, 216, 96, 10, 5)
        .box(p.base(), 104, 211, 96, 11, 5)
        .disc(p.base(), looks.has(Trait.WIDE) ? 196 : 188, looks.has(Trait.WIDE) ? 112 : 128, 11)
        .disc(
            Palette.STEEL, looks.has(Trait.WIDE) ? 196 : 188, looks.has(Trait.WIDE) ? 112 : 128, 5);
    s.moved(0, looks.has(Trait.WIDE) ? -18 : 0, 1)
        .shape(Palette.GLOW, "M50 116c0 14 12 22 24 18c12-5 16-18 10-30z")
        .shape(p.base(), "M52 50c28-12 60 6 68 34L28 128c-14-28-6-64 24-78z")
        .shape(p.light(), "M52 50c10-4 20-5 30-2C58 58 44 84 44 120l-16 8c-14-28-6-64 24-78z")
        .line(p.deep(), 5, "M28 128L120 84")
        .back();
  }

  private static void clip(Sketch s, Palette p) {
    s.box(Palette.WOOD, 20, 190, 200, 16, 4)
        .veil(Palette.GLOW, "M62 96l-40 94h110l-30-94z")
        .line(p.dark(), 9, "M168 176c34-40 34-96-8-116c-24-10-46-2-62 10")
        .shape(p.base(), "M150 166h40v14h-22v36h22v12h-40z")
        .disc(Palette.STEEL, 178, 222, 7)
        .shape(Palette.GLOW, "M58 96c2 12 12 18 24 18s22-6 24-18z")
        .shape(p.base(), "M82 44c26 0 36 24 36 52H46c0-28 10-52 36-52z")
        .shape(p.light(), "M82 44c-14 8-20 28-20 52H46c0-28 10-52 36-52z");
  }

  private static void bar(Sketch s, Palette p) {
    s.box(Palette.INK, 22, 74, 196, 124, 8)
        .box("#22384a", 30, 82, 180, 106, 3)
        .veil(Palette.GLOW, "M52 70h136l22 70H30z")
        .box(p.dark(), 104, 58, 32, 26, 5)
        .box(p.base(), 40, 46, 160, 20, 10)
        .line(p.light(), 4, "M54 52h132")
        .line(Palette.GLOW, 4, "M54 66h132")
        .box(Palette.STEEL_DARK, 108, 198, 24, 22, 2)
        .box(Palette.INK, 78, 218, 84, 8, 4);
  }

  private static void shade(Sketch s, Palette p) {
    s.shadow(120, 224, 50)
        .veil(Palette.GLOW, "M78 120L40 224h160l-38-104z")
        .box(Palette.WOOD_DARK, 112, 112, 16, 96, 6)
        .box(Palette.WOOD, 112, 112, 8, 96, 4)
        .box(Palette.WOOD_DARK, 80, 206, 80, 16, 8)
        .box(Palette.WOOD, 80, 204, 80, 12, 6)
        .shape(p.dark(), "M82 28h76l34 92H48z")
        .shape(p.base(), "M82 28h58l14 92H48z")
        .shape(p.light(), "M82 28h18l-16 92H48z")
        .line(Palette.GLOW, 5, "M54 121h132");
  }

  private static void globe(Sketch s, Palette p) {
    s.shadow(120, 224, 46)
        .disc(Palette.GLOW, 120, 98, 66)
        .disc("#ffeab0", 108, 86, 40)
        .shape(p.dark(), "M92 158h56l10 60H82z")
        .shape(p.base(), "M92 158h36l4 60H82z")
        .box(p.base(), 76, 212, 88, 12, 6)
        .line(p.light(), 4, "M98 166l-4 40");
  }

  private static void lantern(Sketch s, Palette p) {
    s.shadow(120, 224, 46)
        .veil(Palette.GLOW, "M60 106l-22 116h164l-22-116z")
        .box(p.dark(), 108, 96, 24, 116, 4)
        .box(p.base(), 108, 96, 14, 116, 4)
        .box(p.dark(), 74, 210, 92, 14, 7)
        .box(p.base(), 74, 208, 92, 11, 5)
        .shape(p.base(), "M50 104c0-40 30-68 70-68s70 28 70 68z")
        .shape(p.light(), "M50 104c0-40 30-68 70-68c-30 8-46 34-46 68z")
        .line(Palette.GLOW, 6, "M56 106h128")
        .line(p.dark(), 5, "M98 38c0-30 44-30 44 0");
  }

  private static void floor(Sketch s, Palette p, Looks looks) {
    s.shadow(130, 230, 40).veil(Palette.GLOW, "M58 62L14 230h120L98 62z");
    s.line(p.dark(), 6, "M134 224V60c0-40-56-44-56-8")
        .box(p.deep(), 96, 222, 76, 8, 4)
        .box(p.base(), 96, 218, 76, 8, 4)
        .shape(p.base(), "M78 26c20 0 30 16 32 38H46c2-22 12-38 32-38z")
        .shape(p.light(), "M78 26c-10 6-14 20-15 38H46c2-22 12-38 32-38z")
        .line(Palette.GLOW, 5, "M50 66h56");
    if (looks.has(Trait.BACKLIT)) {
      s.disc(Palette.STEEL, 134, 140, 6);
    }
  }
}
