package dev.tendero.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * Keeps docs/configuration.md equal to {@link TenderoConfig}. After a change, {@code
 * -Dtendero.write-docs=true} writes the page.
 */
final class ConfigurationPageTest {
  private static final Path PAGE = Path.of("..", "docs", "configuration.md");
  private static final Path SOURCE =
      Path.of("src", "main", "java", "dev", "tendero", "wiring", "TenderoConfig.java");
  private static final String BEGIN = "<!-- settings -->\n";
  private static final String END = "<!-- /settings -->\n";

  /**
   * One key.
   *
   * @param key "tendero.llm.base-url"
   * @param says its doc comment, on one line
   */
  private record Setting(String key, Optional<String> preset, String says) {
    /** As MicroProfile Config has it. */
    String variable() {
      return key.replaceAll("[^a-zA-Z0-9]", "_").toUpperCase(Locale.ROOT);
    }
  }

  /** The settings of one interface, by what the interface says of itself. */
  private record Group(String says, List<Setting> settings) {}

  @Test
  void page_isWhatTheMappingSays() throws IOException {
    String page = Files.readString(PAGE, UTF_8);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    String settings = markdown(groups());
    if (Boolean.getBoolean("tendero.write-docs")) {
      Files.writeString(PAGE, page.substring(0, begin) + settings + page.substring(end), UTF_8);
    } else {
      assertThat(page.substring(begin, end))
          .as(
              "docs/configuration.md differs from TenderoConfig; to write it again, run this test"
                  + " with -Dtendero.write-docs=true")
          .isEqualTo(settings);
    }
  }

  @Test
  void everySetting_isDocumentedAndSetByItsVariable() throws IOException {
    List<Setting> settings = groups().stream().flatMap(g -> g.settings().stream()).toList();
    var environment = new HashMap<String, String>();
    settings.forEach(setting -> environment.put(setting.variable(), "set " + setting.key()));
    SmallRyeConfig config =
        new SmallRyeConfigBuilder().withSources(new EnvConfigSource(environment, 300)).build();

    assertThat(settings)
        .isNotEmpty()
        .allSatisfy(
            setting -> {
              assertThat(setting.says()).isNotBlank();
              assertThat(config.getRawValue(setting.key())).isEqualTo("set " + setting.key());
            });
  }

  @Test
  void presets_areThoseOfAFirstStart() throws IOException {
    TenderoConfig config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(TenderoConfig.class)
            .build()
            .getConfigMapping(TenderoConfig.class);

    assertThat(config.home()).isEqualTo(Path.of("data"));
    assertThat(config.shop().name()).isEqualTo("Harbor & Home");
    assertThat(config.shop().contact()).isEmpty();
    assertThat(config.shop().handoff()).isEmpty();
    assertThat(config.shop().hours()).isEmpty();
    assertThat(config.shop().hoursEs()).isEmpty();
    assertThat(config.embed().origins()).isEmpty();
    assertThat(config.shop().starters("en"))
        .containsExactly(
            "Quiet mouse under 20 dollars",
            "Compare two desk lamps",
            "What is your return policy?");
    assertThat(config.shop().starters("es"))
        .containsExactly(
            "Ratón silencioso por menos de 20 dólares",
            "Compara dos lámparas de escritorio",
            "¿Cuál es la política de devoluciones?");
    assertThat(config.llm().baseUrl()).isEmpty();
    assertThat(config.llm().model()).isEqualTo("default");
    assertThat(config.llm().apiKey()).isEmpty();
    assertThat(config.limits().turnsPerMinute()).isEqualTo(30);
    assertThat(config.signIn().by()).isEmpty();
    assertThat(config.signIn().url()).isEmpty();
    assertThat(config.signIn().clientId()).isEqualTo("tendero");
    assertThat(config.signIn().clientSecret()).isEmpty();
    assertThat(config.catalogue().largestUpload().asLongValue()).isEqualTo(1L << 30);
    assertThat(config.catalogue().folder()).isEmpty();
    assertThat(config.catalogue().kept()).isEqualTo(Duration.ofDays(30));
    assertThat(groups().stream().mapToInt(group -> group.settings().size()).sum())
        .as("settings asserted here")
        .isEqualTo(20);
  }

  private static String markdown(List<Group> groups) {
    var out = new StringBuilder();
    for (Group group : groups) {
      out.append("\n").append(group.says()).append("\n\n");
      out.append("| variable | key | default | |\n|---|---|---|---|\n");
      for (Setting setting : group.settings()) {
        String preset = setting.preset().map(p -> "`" + cell(p) + "`").orElse("none");
        out.append("| `%s` | `%s` | ".formatted(setting.variable(), setting.key()))
            .append("%s | %s |\n".formatted(preset, cell(setting.says())));
      }
    }
    return out.append("\n").toString();
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  // ---- the interface's source, by the JDK's own parser -----------------------------------------

  private static List<Group> groups() throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, Locale.ROOT, UTF_8)) {
      var task =
          (JavacTask)
              compiler.getTask(null, files, null, null, null, files.getJavaFileObjects(SOURCE));
      var unit = task.parse().iterator().next();
      var mapping = (ClassTree) unit.getTypeDecls().getFirst();
      var groups = new ArrayList<Group>();
      read(new TreePath(new TreePath(unit), mapping), "tendero", DocTrees.instance(task), groups);
      return groups;
    }
  }

  /** Reads one interface, then those that its methods return. */
  private static void read(TreePath path, String prefix, DocTrees docs, List<Group> groups) {
    var mapping = (ClassTree) path.getLeaf();
    Map<String, ClassTree> inner = new LinkedHashMap<>();
    var methods = new ArrayList<MethodTree>();
    for (Tree member : mapping.getMembers()) {
      switch (member) {
        case ClassTree type -> inner.put(type.getSimpleName().toString(), type);
        case MethodTree method when !method.getModifiers().getFlags().contains(Modifier.DEFAULT) ->
            methods.add(method);
        default -> {}
      }
    }
    var settings = new ArrayList<Setting>();
    groups.add(new Group(says(docs, path), settings));
    for (MethodTree method : methods) {
      String key = prefix + "." + name(method);
      ClassTree group = inner.get(String.valueOf(method.getReturnType()));
      if (group == null) {
        String says = says(docs, new TreePath(path, method));
        settings.add(new Setting(key, annotation(method, "WithDefault"), says));
      } else {
        read(new TreePath(path, group), key, docs, groups);
      }
    }
  }

  /** "base-url" of {@code baseUrl()}, unless it is named otherwise. */
  private static String name(MethodTree method) {
    return annotation(method, "WithName")
        .orElseGet(
            () ->
                method.getName().toString().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
  }

  private static Optional<String> annotation(MethodTree method, String name) {
    return method.getModifiers().getAnnotations().stream()
        .filter(annotation -> annotation.getAnnotationType().toString().equals(name))
        .map(ConfigurationPageTest::value)
        .findFirst();
  }

  private static String value(AnnotationTree annotation) {
    var argument = annotation.getArguments().getFirst();
    var value = argument instanceof AssignmentTree named ? named.getExpression() : argument;
    return (String) ((LiteralTree) value).getValue();
  }

  private static String says(DocTrees docs, TreePath path) {
    String comment = docs.getDocComment(path);
    return comment == null ? "" : comment.strip().replaceAll("\\s+", " ");
  }
}
