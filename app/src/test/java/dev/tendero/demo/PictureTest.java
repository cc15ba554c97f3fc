package dev.tendero.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

final class PictureTest {
  private static final Set<String> SHAPES = Set.of("svg", "g", "path", "rect", "circle", "ellipse");

  private static final Set<String> SAID_OF_SHAPES =
      Set.of(
          "xmlns",
          "viewBox",
          "transform",
          "d",
          "x",
          "y",
          "width",
          "height",
          "rx",
          "ry",
          "cx",
          "cy",
          "r",
          "fill",
          "stroke",
          "stroke-width",
          "stroke-linecap",
          "stroke-linejoin",
          "opacity");

  private static final List<String> PATHS =
      DemoShop.products().stream()
          .map(product -> product.media().images().getFirst().url())
          .distinct()
          .toList();

  private static Optional<Picture> at(String path) {
    String[] parts = path.split("/");
    return Picture.find(parts[3], parts[4], parts[5], parts[6].replace(".svg", ""));
  }

  @Test
  void find_addressOfEveryProduct_isThePictureItWasWrittenFor() {
    assertThat(PATHS).hasSizeGreaterThan(250);
    assertThat(PATHS)
        .allSatisfy(
            path -> {
              assertThat(path).matches("/img/demo/1/[a-z_]+/[a-z_-]+/[a-z0-9-]+\\.svg");
              assertThat(at(path).map(Picture::path)).hasValue(path);
            });
  }

  @Test
  void svg_ofEveryProduct_isShapesAndTonesAndNothingElse() {
    for (String path : PATHS) {
      check(parsed(at(path).orElseThrow().svg()), path);
    }
  }

  private static void check(Element element, String path) {
    assertThat(SHAPES).as(path).contains(element.getTagName());
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      var said = element.getAttributes().item(i);
      assertThat(SAID_OF_SHAPES).as(path).contains(said.getNodeName());
      if (said.getNodeName().equals("fill") || said.getNodeName().equals("stroke")) {
        assertThat(said.getNodeValue()).as(path).matches("#[0-9a-f]{6}|none");
      }
    }
    for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      assertThat(child).as(path).isInstanceOf(Element.class);
      check((Element) child, path);
    }
  }

  private static Element parsed(String svg) {
    try {
      var parsers = DocumentBuilderFactory.newInstance();
      parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return parsers
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(svg)))
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError(svg, e);
    }
  }

  @Test
  void svg_otherKindColourOrLooks_isAnotherPicture() {
    Set<String> drawn =
        PATHS.stream().map(path -> at(path).orElseThrow().svg()).collect(Collectors.toSet());

    assertThat(drawn.size()).isGreaterThan(PATHS.size() * 9 / 10);
    assertThat(
            PATHS.stream()
                .map(path -> path.split("/")[4])
                .distinct()
                .map(kind -> Picture.find("1", kind, "red", "plain").orElseThrow().svg()))
        .doesNotHaveDuplicates()
        .hasSize(20);
  }

  @ParameterizedTest
  @CsvSource({
    "mouse, black, cable, true",
    "mouse, black_red, cable-gaming, true",
    "mouse, sky-blue, plain, true",
    "unicorn, black, plain, false",
    "mouse, ultraviolet, plain, false",
    "mouse, #ff0000, plain, false",
    "mouse, black_red_blue, plain, false",
    "mouse, '', plain, false",
    "mouse, black, '', false",
    "mouse, black, gaming-cable, false",
    "mouse, black, cable1, false",
    "mouse, black, cable-cable, false",
    "mouse, black, size99999, false",
    "mouse, black, size-1, false",
    "mouse, black, '\"><script>', false",
  })
  void find_anything_isAPictureWhereEveryWordIsKnown(
      String kind, String colours, String looks, boolean known) {
    assertThat(Picture.find("1", kind, colours, looks).isPresent()).isEqualTo(known);
  }

  /** A number from outside decides how large something is drawn, and nothing breaks on it. */
  @Test
  void svg_anyNumber_isDrawn() {
    for (String kind : List.of("monitor", "suitcase", "power_bank", "desk", "kettle", "cookware")) {
      for (int size : List.of(0, 1, 40, 9999)) {
        String looks = size == 1 ? "size" : "size" + size;
        check(parsed(Picture.find("1", kind, "white", looks).orElseThrow().svg()), kind);
      }
    }
  }
}
