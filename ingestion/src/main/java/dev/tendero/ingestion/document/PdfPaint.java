package dev.tendero.ingestion.document;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * What is painted on a page, as far as it decides whether text can be seen: fills and pictures by
 * the boxes around them, colours by their lightness. Colours are reckoned from their numbers; no
 * colour profile is loaded. Where something cannot be told, text counts as seen.
 */
final class PdfPaint {
  /** Beyond, a page is a drawing, and what hides on it is not looked for. */
  private static final int MAX_BOXES = 3_000;

  private static final double LEAST_CONTRAST = 0.1;
  private static final double PAPER = 1;

  /** Neither light nor dark: a pattern, a picture, an ink of its own. */
  private static final double UNKNOWN = Double.NaN;

  private record Box(Rectangle2D area, double lightness, boolean covers) {}

  /** The colour in use and how many numbers say one. */
  private record Ink(double lightness, int components) {}

  private final List<Box> boxes = new ArrayList<>();
  private final Deque<Ink> saved = new ArrayDeque<>();
  private final List<Point2D> path = new ArrayList<>();
  private final List<Rectangle2D> rectangles = new ArrayList<>();
  private PDRectangle page = new PDRectangle();
  private Ink ink = new Ink(0, 1);
  private double images;

  void begin(PDRectangle cropBox) {
    page = cropBox;
    boxes.clear();
    saved.clear();
    path.clear();
    rectangles.clear();
    ink = new Ink(0, 1);
    images = 0;
  }

  void save() {
    if (saved.size() < 1_000) {
      saved.push(ink);
    }
  }

  void restore() {
    if (!saved.isEmpty()) {
      ink = saved.pop();
    }
  }

  /** A form is drawn with the colour of the page, and leaves it as it was. */
  int enter() {
    saved.push(ink);
    return saved.size();
  }

  void leave(int depth) {
    while (saved.size() > depth) {
      saved.pop();
    }
    restore();
  }

  /** How much has been painted so far. */
  int now() {
    return boxes.size();
  }

  /** The share of the page that pictures take, at most 1. */
  double imageShare() {
    return Math.min(1, images);
  }

  /** In the page's own coordinates, from its lower left corner. */
  boolean isOutside(Point2D point) {
    return point.getX() < -2
        || point.getY() < -2
        || point.getX() > page.getWidth() + 2
        || point.getY() > page.getHeight() + 2;
  }

  boolean isOfItsBackground(Point2D point) {
    double behind = PAPER;
    for (int i = boxes.size() - 1; i >= 0; i--) {
      if (boxes.get(i).area().contains(point)) {
        behind = boxes.get(i).lightness();
        break;
      }
    }
    // Nothing that is unknown compares as less.
    return Math.abs(behind - ink.lightness()) < LEAST_CONTRAST;
  }

  boolean isCovered(Point2D point, int since) {
    for (int i = since; i < boxes.size(); i++) {
      if (boxes.get(i).covers() && boxes.get(i).area().contains(point)) {
        return true;
      }
    }
    return false;
  }

  boolean isImage(List<COSBase> operands, @Nullable PDResources resources) {
    return resources != null
        && !operands.isEmpty()
        && operands.getFirst() instanceof COSName name
        && resources.isImageXObject(name);
  }

  void operator(
      Operator operator,
      List<COSBase> operands,
      PDGraphicsState state,
      @Nullable PDResources resources) {
    switch (operator.getName()) {
      case "g" -> ink = new Ink(lightness(numbers(operands), 1), 1);
      case "rg" -> ink = new Ink(lightness(numbers(operands), 3), 3);
      case "k" -> ink = new Ink(lightness(numbers(operands), 4), 4);
      case "cs" -> {
        int components = components(operands, resources);
        ink = new Ink(components == 0 ? UNKNOWN : 0, components);
      }
      case "sc", "scn" ->
          ink = new Ink(lightness(numbers(operands), ink.components()), ink.components());
      case "m", "l" -> point(operands, 0, state);
      case "c" -> {
        point(operands, 0, state);
        point(operands, 2, state);
        point(operands, 4, state);
      }
      case "v", "y" -> {
        point(operands, 0, state);
        point(operands, 2, state);
      }
      case "re" -> rectangle(operands, state);
      case "f", "F", "f*", "b", "b*", "B", "B*" -> fill(state);
      case "n", "s", "S" -> clear();
      case "sh" -> add(new Box(clip(state), UNKNOWN, false));
      case "BI" -> image(state);
      case "Do" -> {
        if (isImage(operands, resources)) {
          image(state);
        }
      }
      default -> {}
    }
  }

  private void image(PDGraphicsState state) {
    Rectangle2D area = box(corners(0, 0, 1, 1, state));
    double whole = (double) page.getWidth() * page.getHeight();
    images += whole > 0 ? area.getWidth() * area.getHeight() / whole : 0;
    add(new Box(area, UNKNOWN, false));
  }

  private void fill(PDGraphicsState state) {
    boolean opaque = state.getNonStrokeAlphaConstant() > 0.95 && state.getSoftMask() == null;
    if (opaque) {
      for (Rectangle2D rectangle : rectangles) {
        boolean plain = !Double.isNaN(ink.lightness());
        add(new Box(rectangle, ink.lightness(), plain && isNormal(state)));
      }
      if (path.size() > 2) {
        add(new Box(box(path), ink.lightness(), false));
      }
    }
    clear();
  }

  private static boolean isNormal(PDGraphicsState state) {
    return state.getBlendMode() == org.apache.pdfbox.pdmodel.graphics.blend.BlendMode.NORMAL;
  }

  private void clear() {
    path.clear();
    rectangles.clear();
  }

  private void add(Box box) {
    if (boxes.size() < MAX_BOXES) {
      boxes.add(box);
    }
  }

  private Rectangle2D clip(PDGraphicsState state) {
    Rectangle2D bounds = state.getCurrentClippingPath().getBounds2D();
    return new Rectangle2D.Double(
        bounds.getX() - page.getLowerLeftX(),
        bounds.getY() - page.getLowerLeftY(),
        bounds.getWidth(),
        bounds.getHeight());
  }

  private void rectangle(List<COSBase> operands, PDGraphicsState state) {
    float[] numbers = numbers(operands);
    if (numbers.length >= 4 && rectangles.size() < MAX_BOXES) {
      rectangles.add(box(corners(numbers[0], numbers[1], numbers[2], numbers[3], state)));
    }
  }

  private void point(List<COSBase> operands, int at, PDGraphicsState state) {
    float[] numbers = numbers(operands);
    if (numbers.length >= at + 2 && path.size() < 10_000) {
      path.add(onPage(numbers[at], numbers[at + 1], state));
    }
  }

  private List<Point2D> corners(
      float x, float y, float width, float height, PDGraphicsState state) {
    return List.of(
        onPage(x, y, state),
        onPage(x + width, y, state),
        onPage(x, y + height, state),
        onPage(x + width, y + height, state));
  }

  private Point2D onPage(float x, float y, PDGraphicsState state) {
    Matrix matrix = state.getCurrentTransformationMatrix();
    Point2D at = matrix.transformPoint(x, y);
    return new Point2D.Double(at.getX() - page.getLowerLeftX(), at.getY() - page.getLowerLeftY());
  }

  private static Rectangle2D box(List<Point2D> points) {
    double left = Double.MAX_VALUE;
    double bottom = Double.MAX_VALUE;
    double right = -Double.MAX_VALUE;
    double top = -Double.MAX_VALUE;
    for (Point2D point : points) {
      left = Math.min(left, point.getX());
      right = Math.max(right, point.getX());
      bottom = Math.min(bottom, point.getY());
      top = Math.max(top, point.getY());
    }
    return new Rectangle2D.Double(left, bottom, right - left, top - bottom);
  }

  private static float[] numbers(List<COSBase> operands) {
    var numbers = new float[operands.size()];
    int count = 0;
    for (COSBase operand : operands) {
      if (operand instanceof COSNumber number) {
        numbers[count++] = number.floatValue();
      }
    }
    return java.util.Arrays.copyOf(numbers, count);
  }

  /** Of a colour space: 0 where its numbers do not say how light a colour is. */
  private static int components(List<COSBase> operands, @Nullable PDResources resources) {
    if (operands.isEmpty() || !(operands.getFirst() instanceof COSName name)) {
      return 0;
    }
    COSBase space = name;
    if (resources != null
        && resources.getCOSObject().getCOSDictionary(COSName.COLORSPACE) != null
        && resources.getCOSObject().getCOSDictionary(COSName.COLORSPACE).getDictionaryObject(name)
            instanceof COSBase named) {
      space = named;
    }
    if (space instanceof COSArray array && array.size() > 0) {
      if (array.getObject(0) instanceof COSName family
          && family.getName().equals("ICCBased")
          && array.size() > 1
          && array.getObject(1) instanceof COSStream profile) {
        return profile.getInt(COSName.N, 0);
      }
      space = array.getObject(0);
    }
    return switch (space instanceof COSName family ? family.getName() : "") {
      case "DeviceGray", "CalGray", "G" -> 1;
      case "DeviceRGB", "CalRGB", "RGB" -> 3;
      case "DeviceCMYK", "CMYK" -> 4;
      default -> 0;
    };
  }

  /** From 0, black, to 1, white. */
  private static double lightness(float[] c, int components) {
    if (c.length != components || components == 0) {
      return UNKNOWN;
    }
    return switch (components) {
      case 1 -> c[0];
      case 3 -> 0.30 * c[0] + 0.59 * c[1] + 0.11 * c[2];
      case 4 -> (1 - c[3]) * (1 - (0.30 * c[0] + 0.59 * c[1] + 0.11 * c[2]));
      default -> UNKNOWN;
    };
  }
}
