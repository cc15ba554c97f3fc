package dev.tendero;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.tendero.answer.Assistant;
import dev.tendero.answer.Event;
import dev.tendero.answer.Trail;
import dev.tendero.guardrails.Review;
import dev.tendero.index.ProductIndex;
import dev.tendero.ingestion.Ingestion;
import jakarta.enterprise.inject.Produces;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The arrows of docs/architecture.md, as far as the compiler does not keep them. */
final class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.tendero");

  private static final String[] CORE = {
    "dev.tendero.catalog..",
    "dev.tendero.evidence..",
    "dev.tendero.index..",
    "dev.tendero.inference..",
    "dev.tendero.lexicon..",
    "dev.tendero.text..",
    "dev.tendero.units.."
  };
  private static final String GUARDRAILS = "dev.tendero.guardrails..";
  private static final String INGESTION = "dev.tendero.ingestion..";

  private static final String[] BENEATH_APP = {
    CORE[0], CORE[1], CORE[2], CORE[3], CORE[4], CORE[5], CORE[6], GUARDRAILS, INGESTION
  };

  /**
   * Every rule below is worth what was read: classes of a release ArchUnit cannot read are left
   * out.
   */
  @Test
  void classes_ofEveryModule_areRead() {
    assertThat(CLASSES)
        .extracting(JavaClass::getName)
        .contains(
            Assistant.class.getName(),
            Review.class.getName(),
            Ingestion.class.getName(),
            ProductIndex.class.getName());
    assertThat(CLASSES.get(Assistant.class).getMethodCallsFromSelf()).isNotEmpty();
  }

  @Test
  void modules_knowOnlyWhatIsBeneathThem() {
    noClasses()
        .that()
        .resideInAnyPackage(CORE)
        .should()
        .dependOnClassesThat(resideInAPackage("dev.tendero..").and(not(resideInAnyPackage(CORE))))
        .because("core is what the other modules speak")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAnyPackage(GUARDRAILS, INGESTION)
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.tendero..").and(not(resideInAnyPackage(BENEATH_APP))))
        .because("a shop may take the guardrails or the ingestion without the service")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(GUARDRAILS)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(INGESTION)
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml.jackson..")
        .because("judging a sentence needs no feed and no JSON")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(INGESTION)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(GUARDRAILS)
        .because("what a feed says is data, whatever it says")
        .check(CLASSES);
  }

  @Test
  void modulesBeneathApp_areLibraries() {
    noClasses()
        .that()
        .resideInAnyPackage(BENEATH_APP)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.quarkus..",
            "io.smallrye..",
            "io.vertx..",
            "jakarta..",
            "java.sql..",
            "javax.sql..",
            "org.postgresql..")
        .because("a framework, a container and a database are the app's choice")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAnyPackage(CORE)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml.jackson..")
        .because("how a product is written as JSON is the ingestion's matter")
        .check(CLASSES);
  }

  @Test
  void api_isReachedByRequestsOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.tendero.api..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.tendero.api..")
        .because("the HTTP face is one of several; what others need of it belongs further in")
        .check(CLASSES);
  }

  @Test
  void answer_doesNotKnowWhoAsks() {
    noClasses()
        .that()
        .resideInAPackage("dev.tendero.answer..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.tendero.api..", "dev.tendero.cli..", "dev.tendero.conversation..")
        .because("a browser and a command get the same answer by the same path")
        .check(CLASSES);
  }

  @Test
  void contentOfAnAnswer_isToldByReleaseAlone() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.tendero.answer.Release")
        .should()
        .callConstructor(Event.Delta.class, int.class, String.class, List.class)
        .orShould()
        .callConstructor(Event.Replace.class, int.class, String.class)
        .orShould()
        .callConstructor(Event.Products.class, List.class)
        .orShould()
        .callConstructor(Event.Table.class, List.class, List.class)
        .because("Release is the gate where Review stands")
        .check(CLASSES);
    assertThat(CLASSES.get("dev.tendero.answer.Release").getConstructorCallsFromSelf())
        .extracting(call -> call.getTargetOwner().getName())
        .contains(
            Event.Delta.class.getName(),
            Event.Replace.class.getName(),
            Event.Products.class.getName(),
            Event.Table.class.getName());
  }

  @Test
  void beans_areMadeInWiring() {
    members()
        .that()
        .areAnnotatedWith(Produces.class)
        .should()
        .beDeclaredInClassesThat()
        .resideInAPackage("dev.tendero.wiring..")
        .because("what the service is made of stands on one page")
        .check(CLASSES);
  }

  @Test
  void telemetry_seesATurnInTrail() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.tendero.wiring..")
        .and()
        .doNotBelongToAnyOf(Trail.class)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.opentelemetry..", "io.micrometer..")
        .because("one seam shows what is measured, and that no text of a shopper is")
        .check(CLASSES);
  }

  @Test
  void names_sayWhatAClassIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Manager|Helper|Utils?|Impl)")
        .because("such a name fits everything, so everything moves in")
        .check(CLASSES);
  }
}
