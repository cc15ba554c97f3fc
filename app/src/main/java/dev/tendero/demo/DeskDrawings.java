package dev.tendero.demo;

/** Mice, keyboards, monitors, and what they stand and are used on. */
final class DeskDrawings {
  private DeskDrawings() {}

  static void mouse(Sketch s, Palette p, Looks looks) {
    s.shadow(120, 222, looks.has(Trait.COMPACT) ? 52 : 72);
    if (looks.has(Trait.CABLE)) {
      s.line(Palette.INK, 5, "M120 46c0-20 22-18 22-44");
    }
    if (looks.has(Trait.VERTICAL)) {
      verticalMouse(s, p);
      return;
    }
    boolean small = looks.has(Trait.COMPACT);
    s.moved(small ? 22 : 0, small ? 38 : 0, small ? 0.82 : 1);
    if (looks.has(Trait.GAMING)) {
      s.box(p.second(), 43, 112, 18, 62, 8);
    }
    s.shape(
            p.base(),
            "M120 38c46 0 68 36 68 86v22c0 46-28 72-68 72s-68-26-68-72v-22c0-50 22-86 68-86z")
        .shape(p.light(), "M120 38c46 0 68 36 68 86v4H52v-4c0-50 22-86 68-86z")
        .shape(p.dark(), "M188 128v18c0 46-28 72-68 72c30-8 50-34 50-90z")
        .line(p.deep(), 3, "M52 128h136M120 38v90")
        .box(Palette.INK, 110, 66, 20, 42, 10)
        .box(looks.has(Trait.GAMING) ? p.second() : Palette.STEEL, 116, 74, 8, 26, 4);
    if (looks.has(Trait.GAMING)) {
      s.line(p.second(), 6, "M92 160l12 40M148 160l-12 40");
    } else {
      s.line(p.light(), 6, "M70 164c4 20 14 34 32 40");
    }
    s.back();
  }

  private static void verticalMouse(Sketch s, Palette p) {
    s.shape(
            p.base(),
            "M52 216c-8-34 0-92 36-140c20-26 54-36 68-14c12 20 14 70 30 118c6 18 8 26 8 36z")
        .shape(
            p.light(),
            "M88 76c20-26 54-36 68-14c-20 4-44 22-60 52c-14 26-20 60-18 102H52c-8-34 0-92 36-140z")
        .line(
            p.deep(), 3, "M156 62c-20 4-44 22-60 52c-14 26-20 60-18 102M122 82l-34-6M102 104l-32 6")
        .box(Palette.INK, 92, 62, 26, 12, 6)
        .oval(p.dark(), 138, 150, 16, 34);
  }

  static void keyboard(Sketch s, Palette p, Looks looks) {
    boolean compact = looks.has(Trait.COMPACT);
    if (looks.has(Trait.CABLE)) {
      s.line(Palette.INK, 5, "M160 58c0-26 30-20 30-54");
    }
    s.shadow(160, 160, compact ? 120 : 150);
    if (looks.has(Trait.SPLIT)) {
      half(s, p, looks, 6, 12);
      half(s, p, looks, -6, 172);
    } else {
      int width = compact ? 244 : 304;
      deck(s, p, looks, 160 - width / 2, width, compact ? 15 : 19);
    }
  }

  private static void half(Sketch s, Palette p, Looks looks, int degrees, int x) {
    s.turned(degrees, x + 68, 100);
    deck(s, p, looks, x, 136, 8);
    s.back();
  }

  /** A body with five rows of keys, the last with a space bar. */
  private static void deck(Sketch s, Palette p, Looks looks, int x, int width, int keys) {
    boolean lit = looks.has(Trait.BACKLIT);
    s.box(p.deep(), x, 54, width, 104, 12).box(p.base(), x, 50, width, 102, 12);
    if (lit) {
      s.box(Palette.KEYLIGHT, x + 7, 57, width - 14, 88, 6);
    }
    int pitch = (width - 14) / keys;
    int left = x + (width - keys * pitch) / 2 + 1;
    var tops = new StringBuilder();
    for (int row = 0; row < 5; row++) {
      for (int key = 0; key < keys; key++) {
        boolean bar = row == 4 && key >= keys / 4 && key < keys - keys / 3 - 1;
        if (!bar) {
          tops.append(
              "M%d %dh%dv13h-%dz"
                  .formatted(left + key * pitch, 60 + row * 17, pitch - 3, pitch - 3));
        }
      }
    }
    int from = keys / 4;
    int bar = (keys - keys / 3 - 1 - from) * pitch - 3;
    tops.append("M%d 128h%dv13h-%dz".formatted(left + from * pitch, bar, bar));
    s.shape(lit ? p.deep() : p.light(), tops.toString());
    if (!lit) {
      s.shape(
          p.dark(),
          tops.toString().replace("v13", "v3").replaceAll("M(\\d+) (\\d+)", "M$1 $2m0 11"));
    }
  }

  static void monitor(Sketch s, Palette p, Looks looks) {
    boolean wide = looks.has(Trait.WIDE);
    int width = wide ? 300 : Math.clamp(looks.number(Trait.SIZE, 24) * 9, 196, 268);
    int height = wide ? 128 : width * 9 / 16;
    int left = 160 - width / 2;
    int top = 168 - height - 22;
    s.shadow(160, 190, 70);
    if (looks.has(Trait.COMPACT)) {
      s.shape(p.dark(), "M110 150h100l22 36H88z");
      top += 18;
    } else {
      s.shape(p.dark(), "M146 130h28l4 54h-36z").box(p.base(), 108, 182, 104, 8, 4);
    }
    if (looks.has(Trait.CURVED)) {
      s.shape(
              p.deep(),
              "M%d %dq%d 12 %d 0v%dq-%d-12 -%d 0z",
              left,
              top - 4,
              width / 2,
              width,
              height + 8,
              width / 2,
              width)
          .shape(
              "#22384a",
              "M%d %dq%d 12 %d 0v%dq-%d-12 -%d 0z",
              left + 6,
              top + 3,
              width / 2 - 6,
              width - 12,
              height - 6,
              width / 2 - 6,
              width - 12);
    } else {
      s.box(p.deep(), left, top, width, height, 7)
          .box("#22384a", left + 5, top + 5, width - 10, height - 14, 3);
    }
    landscape(s, left + 12, top + 16, width - 24, height - 36);
    if (looks.has(Trait.GAMING)) {
      s.line(p.second(), 4, "M%d %dh60", 130, top + height + 2);
    }
  }

  /** What is on a screen: a sun over hills. */
  private static void landscape(Sketch s, int x, int y, int width, int height) {
    int floor = y + height;
    s.box("#2f5068", x, y, width, height, 2)
        .disc("#f0c987", x + width * 3 / 4, y + height / 3, height / 8)
        .shape(
            "#3d6d78",
            "M%d %dl%d -%dl%d %dz",
            x,
            floor,
            width / 3,
            height / 2,
            width / 3,
            height / 2)
        .shape(
            "#58938b",
            "M%d %dl%d -%dl%d %dz",
            x + width / 4,
            floor,
            width * 3 / 8,
            height / 3,
            width * 3 / 8,
            height / 3);
  }

  static void desk(Sketch s, Palette p, Looks looks) {
    int half = Math.clamp(looks.number(Trait.SIZE, 140) * 9 / 10, 90, 150);
    int left = 160 - half;
    int right = 160 + half;
    s.shadow(160, 190, half - 4);
    if (looks.has(Trait.STANDING)) {
      leg(s, left + 34);
      leg(s, right - 34);
      s.box(Palette.INK, left + 30, 78, 2 * half - 60, 8, 3)
          .box(Palette.INK, right - 76, 86, 30, 7, 3);
    } else {
      s.line(Palette.INK, 8, "M%d 78l-8 108M%d 78l8 108", left + 18, right - 18);
    }
    if (looks.has(Trait.DRAWERS)) {
      s.box(p.dark(), right - 74, 78, 56, looks.has(Trait.STANDING) ? 34 : 62, 3);
      for (int y = 82; y < (looks.has(Trait.STANDING) ? 100 : 130); y += 28) {
        s.box(p.base(), right - 70, y, 48, 24, 2)
            .box(Palette.STEEL_DARK, right - 54, y + 10, 16, 4, 2);
      }
    }
    if (looks.has(Trait.CORNER)) {
      s.shape(p.dark(), "M%d 62h64l26 40h-90z", left);
      s.line(Palette.INK, 8, "M%d 102v86", left + 74);
    }
    s.box(p.deep(), left, 68, 2 * half, 12, 4)
        .box(p.base(), left, 62, 2 * half, 12, 4)
        .line(p.light(), 2, "M%d 65h%d", left + 8, 2 * half - 16);
    // What stands on it tells how large it is.
    s.box(Palette.STEEL_DARK, 152, 46, 10, 17, 1)
        .box(Palette.INK, 122, 12, 70, 40, 4)
        .box("#46697f", 126, 16, 62, 32, 2)
        .shape(Palette.GLASS, "M%d 62l-4 -20h16l-4 20z", left + 36)
        .line("#58938b", 4, "M%d 42c-2-10-8-14-12-16M%d 42c2-12 8-16 12-20", left + 39, left + 41);
  }

  private static void leg(Sketch s, int x) {
    s.box(Palette.STEEL_DARK, x - 5, 80, 10, 70, 1)
        .box(Palette.INK, x - 8, 118, 16, 66, 2)
        .box(Palette.INK, x - 26, 181, 52, 7, 3);
  }

  static void chair(Sketch s, Palette p, Looks looks) {
    s.shadow(120, 230, 62)
        .line(Palette.INK, 7, "M120 192l-50 26M120 192l50 26M120 192v28")
        .disc(Palette.INK, 70, 223, 7)
        .disc(Palette.INK, 170, 223, 7)
        .disc(Palette.INK, 120, 225, 7)
        .box(Palette.STEEL_DARK, 115, 160, 10, 34, 2);
    if (looks.has(Trait.STOOL)) {
      s.line(Palette.STEEL_DARK, 5, "M88 196c10 12 54 12 64 0")
          .shape(p.dark(), "M64 128c0-12 112-12 112 0v12c0 22-112 22-112 0z")
          .oval(p.base(), 120, 126, 56, 20)
          .oval(p.light(), 112, 122, 36, 10);
      return;
    }
    back(s, p, looks);
    if (looks.has(Trait.ARMS)) {
      s.line(Palette.INK, 8, "M66 158v-36h-8M174 158v-36h8")
          .box(Palette.INK, 46, 114, 34, 10, 5)
          .box(Palette.INK, 160, 114, 34, 10, 5);
    }
    s.shape(p.dark(), "M66 152h108c10 0 12 22 0 24H66c-12-2-10-24 0-24z")
        .shape(p.base(), "M68 144c30-8 74-8 104 0c12 4 12 20 0 22H68c-12-2-12-18 0-22z")
        .line(p.light(), 4, "M80 150c24-5 56-5 80 0");
  }

  private static void back(Sketch s, Palette p, Looks looks) {
    s.box(Palette.INK, 114, 112, 12, 44, 4);
    if (looks.has(Trait.MESH)) {
      s.shape(p.deep(), "M84 44c20-8 52-8 72 0c10 30 8 60-4 90H88c-12-30-14-60-4-90z")
          .shape(p.base(), "M92 52c16-6 40-6 56 0c8 26 6 50-3 74H95c-9-24-11-48-3-74z")
          .line(
              p.light(), 2, "M90 66h60M88 80h64M88 94h64M90 108h60M106 50v76M120 48v78M134 50v76");
    } else if (looks.has(Trait.GAMING)) {
      s.shape(p.base(), "M88 14h64c12 22 16 40 14 62l-8 62H82l-8-62c-2-22 2-40 14-62z")
          .shape(
              p.second(),
              "M88 14h14l-8 124H82l-8-62c-2-22 2-40 14-62zM152 14h-14l8 124h12l8-62c2-22-2-40-14-62z")
          .box(p.dark(), 102, 22, 36, 18, 8)
          .box(p.dark(), 98, 106, 44, 18, 8);
    } else {
      s.shape(p.base(), "M86 34c22-10 46-10 68 0c10 34 8 72-2 108H88c-10-36-12-74-2-108z")
          .line(p.dark(), 3, "M86 66c22 6 46 6 68 0M86 100c22 6 46 6 68 0")
          .line(p.light(), 4, "M94 44c16-6 36-6 52 0");
    }
    if (looks.has(Trait.HEADREST)) {
      s.box(Palette.INK, 115, 30, 10, 20, 2)
          .box(p.base(), 92, 12, 56, 24, 11)
          .line(p.light(), 3, "M102 18h36");
    }
  }
}
