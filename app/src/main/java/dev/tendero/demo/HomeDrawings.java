package dev.tendero.demo;

/** Vacuum cleaners, fans, towels, power tools. */
final class HomeDrawings {
  private HomeDrawings() {}

  static void vacuum(Sketch s, Palette p, Looks looks) {
    if (looks.has(Trait.ROBOT)) {
      robot(s, p);
    } else if (looks.has(Trait.CANISTER)) {
      canister(s, p);
    } else if (looks.has(Trait.HANDHELD)) {
      handheld(s, p);
    } else {
      stick(s, p);
    }
  }

  private static void robot(Sketch s, Palette p) {
    s.shadow(120, 184, 98)
        .shape(p.deep(), "M22 132h196v26c0 34-196 34-196 0z")
        .oval(p.dark(), 120, 134, 98, 50)
        .oval(p.base(), 120, 128, 98, 50)
        .oval(p.light(), 108, 116, 62, 24)
        .oval(p.deep(), 120, 116, 24, 13)
        .oval(p.base(), 120, 110, 24, 13)
        .disc(Palette.GLOW, 120, 158, 5)
        .line(Palette.INK, 4, "M30 168l-18 12M34 172l-12 18M210 168l18 12");
  }

  private static void canister(Sketch s, Palette p) {
    s.shadow(112, 228, 104)
        .line(Palette.INK, 10, "M104 132c-6-70 20-112 70-100")
        .line(Palette.STEEL_DARK, 8, "M174 34l34 178")
        .line(Palette.INK, 12, "M166 26l14 14l4 22")
        .shape(p.dark(), "M184 208h38c12 0 14 18 4 18h-50c-8 0-6-18 8-18z")
        .shape(p.dark(), "M14 216c-12-50 14-96 66-96c52 0 74 44 72 96z")
        .shape(p.base(), "M14 216c-12-50 14-96 60-96c44 0 56 44 54 96z")
        .line(p.light(), 6, "M26 172c6-20 20-34 40-38")
        .box(p.deep(), 66, 136, 52, 18, 9)
        .disc(Palette.INK, 42, 202, 24)
        .disc(p.mark(), 42, 202, 10)
        .disc(Palette.INK, 138, 212, 14);
  }

  private static void stick(Sketch s, Palette p) {
    s.shadow(84, 228, 52)
        .line(Palette.STEEL_DARK, 9, "M92 210L150 86")
        .shape(p.base(), "M46 206h76c10 0 12 18 0 20H38c-12 0-6-20 8-20z")
        .line(p.deep(), 3, "M42 216h80")
        .turned(25, 160, 66)
        .box(p.dark(), 140, 28, 44, 78, 16)
        .box(p.base(), 140, 28, 34, 78, 16)
        .box(Palette.GLASS, 144, 78, 36, 36, 10)
        .box("#a8a39a", 148, 96, 28, 14, 5)
        .line(p.light(), 4, "M148 42v30")
        .back()
        .line(Palette.INK, 11, "M178 42c30-12 42 20 22 46l-22 14")
        .disc(p.mark(), 160, 62, 7);
  }

  private static void handheld(Sketch s, Palette p) {
    s.shadow(120, 196, 88)
        .line(Palette.INK, 13, "M118 84c10-40 84-40 92 10l4 26")
        .shape(Palette.GLASS, "M20 168l20-40 66-22v76l-72 4z")
        .shape("#a8a39a", "M48 168l40-22v32z")
        .shape(p.dark(), "M98 96h76c32 0 48 20 48 46s-16 46-48 46H98z")
        .shape(p.base(), "M98 96h70c30 0 42 18 42 38s-12 44-42 44H98z")
        .line(p.light(), 5, "M112 108h54")
        .disc(p.mark(), 182, 136, 10)
        .line(Palette.INK, 8, "M20 166l-8 18h30");
  }

  static void fan(Sketch s, Palette p, Looks looks) {
    if (looks.has(Trait.TOWER)) {
      s.shadow(120, 230, 48)
          .box(p.dark(), 84, 12, 76, 206, 24)
          .box(p.base(), 84, 12, 68, 206, 24)
          .box(p.deep(), 98, 44, 40, 142, 8)
          .line(
              p.light(),
              2,
              "M100 58h36M100 72h36M100 86h36M100 100h36M100 114h36M100 128h36M100 142h36M100 156h36M100 170h36")
          .disc(p.mark(), 118, 29, 6)
          .box(p.deep(), 66, 216, 108, 13, 6);
    } else if (looks.has(Trait.STANDING)) {
      s.shadow(120, 232, 50)
          .box(Palette.STEEL_DARK, 115, 120, 10, 104, 2)
          .box(p.dark(), 112, 150, 16, 26, 4)
          .box(p.deep(), 72, 222, 96, 10, 5);
      rotor(s, p, 120, 80, 72);
    } else {
      s.shadow(120, 228, 52)
          .shape(p.dark(), "M112 150h16l6 62h-28z")
          .box(p.deep(), 70, 210, 100, 17, 8)
          .disc(p.mark(), 120, 218, 5);
      rotor(s, p, 120, 100, looks.has(Trait.COMPACT) ? 66 : 86);
    }
  }

  private static void rotor(Sketch s, Palette p, int x, int y, int radius) {
    s.disc(p.deep(), x, y, radius).disc(p.light(), x, y, radius - 6);
    for (int turn = 0; turn < 360; turn += 120) {
      s.turned(turn, x, y)
          .shape(
              p.base(),
              "M%d %dc-%d -8 -%d -%d 0 -%dc%d 0 %d %d 0 %dz",
              x,
              y,
              radius / 2,
              radius / 2,
              radius - 22,
              radius - 16,
              radius / 2,
              radius / 3,
              radius / 2,
              radius - 16)
          .back();
    }
    s.line(
            p.dark(),
            2,
            "M%d %dv-%dM%d %dv%dM%d %dh%dM%d %dh-%d",
            x,
            y,
            radius - 8,
            x,
            y,
            radius - 8,
            x,
            y,
            radius - 8,
            x,
            y,
            radius - 8)
        .disc(p.dark(), x, y, 15)
        .disc(p.mark(), x, y, 6);
  }

  static void towel(Sketch s, Palette p, Looks looks) {
    s.shadow(160, 188, 116);
    if (looks.has(Trait.SET)) {
      folded(s, p, 52, 132, 216, false);
      folded(s, p, 68, 84, 184, false);
      folded(s, p, 92, 44, 136, false);
    } else {
      int half = Math.clamp(looks.number(Trait.SIZE, 100) / 2 + 62, 82, 128);
      folded(s, p, 160 - half, 134, 2 * half, looks.has(Trait.STRIPES));
      folded(s, p, 160 - half, 82, 2 * half, looks.has(Trait.STRIPES));
    }
  }

  private static void folded(Sketch s, Palette p, int x, int y, int width, boolean stripes) {
    s.box(p.dark(), x, y, width, 52, 24)
        .box(p.base(), x, y, width, 44, 22)
        .line(p.deep(), 3, "M%d %dh%d", x + 20, y + 26, width - 24)
        .line(p.light(), 6, "M%d %dh%d", x + 26, y + 11, width - 60);
    if (stripes) {
      for (int at = x + width / 2; at < x + width - 30; at += 26) {
        s.box(p.second(), at, y, 11, 51, 0);
      }
    } else {
      s.box(p.light(), x + width - 54, y, 6, 51, 0).box(p.light(), x + width - 42, y, 6, 51, 0);
    }
  }

  static void tool(Sketch s, Palette p, Looks looks) {
    s.shadow(160, 190, 96);
    if (looks.has(Trait.SANDER)) {
      sander(s, p);
    } else if (looks.has(Trait.JIGSAW)) {
      jigsaw(s, p);
    } else {
      drill(s, p, looks.has(Trait.SCREWDRIVER));
    }
  }

  private static void drill(Sketch s, Palette p, boolean small) {
    s.moved(small ? 28 : 0, small ? 26 : 0, small ? 0.84 : 1)
        .line(Palette.STEEL_DARK, small ? 5 : 7, "M14 66h48")
        .shape(Palette.INK, "M52 50h30v32H52l-10-8V58z")
        .shape(p.dark(), "M164 92h48l18 74h-46z")
        .shape(p.base(), "M164 92h34l16 74h-30z")
        .box(p.dark(), 78, 34, 160, 66, 18)
        .box(p.base(), 78, 34, 150, 58, 18)
        .line(p.light(), 5, "M96 44h108")
        .line(Palette.INK, 4, "M206 54v24M216 54v24M196 54v24")
        .shape(p.mark(), "M150 98h16l4 26h-12z")
        .box(Palette.INK, 158, 160, 102, 30, 8)
        .box(p.mark(), 226, 168, 22, 6, 3);
    if (!small) {
      s.box(Palette.INK, 92, 58, 52, 14, 4);
    }
    s.back();
  }

  private static void sander(Sketch s, Palette p) {
    s.line(Palette.INK, 5, "M250 74c30 0 40-20 62-24")
        .shape(p.dark(), "M70 60c60-40 150-36 176 0c14 24 4 56-20 66H86c-34-10-36-48-16-66z")
        .shape(p.base(), "M70 60c60-40 130-36 150 0c14 24 4 50-20 60H86c-34-10-36-42-16-60z")
        .line(p.light(), 6, "M92 62c30-16 70-20 100-10")
        .box(Palette.INK, 66, 122, 176, 22, 6)
        .box(Palette.STEEL_DARK, 50, 144, 208, 20, 4)
        .box(Palette.WOOD_DARK, 50, 164, 208, 9, 2)
        .box(p.mark(), 120, 90, 50, 14, 6);
  }

  private static void jigsaw(Sketch s, Palette p) {
    s.box(Palette.STEEL, 86, 150, 8, 46, 1)
        .line(Palette.INK, 12, "M104 44c30-34 130-30 136 20v40")
        .shape(p.dark(), "M70 66h150c24 0 34 20 34 40s-10 36-34 36H84c-10 0-14-6-14-16z")
        .shape(p.base(), "M70 66h140c22 0 30 16 30 32s-8 34-30 34H84c-10 0-14-6-14-16z")
        .line(p.light(), 5, "M86 76h110")
        .line(Palette.INK, 4, "M200 92v26M212 92v26M188 92v26")
        .box(Palette.STEEL_DARK, 78, 132, 24, 20, 3)
        .box(Palette.INK, 54, 150, 176, 12, 3)
        .disc(p.mark(), 124, 104, 12);
  }
}
