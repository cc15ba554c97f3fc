package dev.tendero.guardrails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tendero.catalog.Product;
import dev.tendero.guardrails.Mutations.Mutated;
import dev.tendero.guardrails.TrueSentences.Said;
import dev.tendero.text.Language;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The typed fact check against sentences made false in one place: number scaled, unit swapped,
 * another attribute's value, currency, count, negation.
 */
final class MutationsTest {
  private static final Path ICECAT = Path.of("../../shared/data/catalog_icecat/products.jsonl.gz");
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
  private static final long SEED = 20261121;

  /** About 300 false sentences a row. */
  private static final int ICECAT_ROWS = Integer.getInteger("tendero.icecat.rows", 60);

  private static final Map<String, String> SPANISH =
      Map.ofEntries(
          Map.entry("weight", "m peso"),
          Map.entry("package_weight", "m peso del paquete"),
          Map.entry("width", "f anchura"),
          Map.entry("height", "f altura"),
          Map.entry("seat_height", "f altura del asiento"),
          Map.entry("maximum_load", "f carga máxima"),
          Map.entry("length", "f longitud"),
          Map.entry("cable_length", "f longitud del cable"),
          Map.entry("cord_length", "f longitud del cable"),
          Map.entry("noise_level", "m nivel de ruido"),
          Map.entry("buttons", "m botones"),
          Map.entry("usb_ports_quantity", "m puertos USB"),
          Map.entry("hdmi_ports_quantity", "m puertos HDMI"),
          Map.entry("bluetooth", "m Bluetooth"),
          Map.entry("touchscreen", "f pantalla táctil"),
          Map.entry("colour", "m color"),
          Map.entry("product_colour", "m color"),
          Map.entry("material", "m material"),
          Map.entry("operating_temperature", "f temperatura de funcionamiento"),
          Map.entry("display_diagonal", "f diagonal de la pantalla"),
          Map.entry("display_resolution", "f resolución de la pantalla"),
          Map.entry("refresh_rate", "f frecuencia de actualización"),
          Map.entry("power_consumption_typical", "m consumo de energía"),
          Map.entry("brightness", "m brillo"),
          Map.entry("response_time", "m tiempo de respuesta"),
          Map.entry("ac_input_voltage", "f tensión de entrada"),
          Map.entry("capacity", "f capacidad"),
          Map.entry("power", "f potencia"),
          Map.entry("warranty", "f garantía"),
          Map.entry("storage_capacity", "f capacidad de almacenamiento"),
          Map.entry("programs", "m programas"),
          Map.entry("interface", "f interfaz"),
          Map.entry("depth", "f profundidad"),
          Map.entry("package_width", "f anchura del paquete"),
          Map.entry("package_height", "f altura del paquete"),
          Map.entry("package_depth", "f profundidad del paquete"),
          Map.entry("type", "m tipo"),
          Map.entry("memory_clock_speed", "f velocidad de reloj de la memoria"),
          Map.entry("battery_capacity", "f capacidad de la batería"),
          Map.entry("output_power", "f potencia de salida"),
          Map.entry("total_storage_capacity", "f capacidad total de almacenamiento"),
          Map.entry("processor_cores", "m núcleos del procesador"),
          Map.entry("processor_family", "f familia del procesador"),
          Map.entry("country_of_origin", "m país de origen"),
          Map.entry("print_technology", "f tecnología de impresión"),
          Map.entry("storage_temperature", "f temperatura de almacenamiento"));

  @Test
  void check_ownProducts_falseCaughtTruePassed() {
    Tally tally = run(Samples.ALL, 3);
    System.out.println("own products: " + tally);
    assertThat(tally.caught()).isGreaterThanOrEqualTo(0.99);
    assertThat(tally.falseAlarms()).isLessThanOrEqualTo(0.005);
  }

  @Test
  void check_icecatRows_falseCaughtTruePassed() throws IOException {
    assumeThat(Files.exists(ICECAT)).as("no " + ICECAT).isTrue();
    Tally tally = run(IcecatRows.read(ICECAT, ICECAT_ROWS, SEED), 1);
    System.out.println("Icecat rows: " + tally);
    assertThat(tally.mutated()).isGreaterThanOrEqualTo(5000);
    assertThat(tally.caught()).isGreaterThanOrEqualTo(0.99);
    assertThat(tally.falseAlarms()).isLessThanOrEqualTo(0.005);
  }

  private static Tally run(List<Product> products, int rounds) {
    var tally = new Tally();
    for (Language language : List.of(Language.ENGLISH, Language.SPANISH)) {
      for (int round = 0; round < rounds; round++) {
        var mutations = new Mutations(SEED + round);
        for (Said said : Mutations.sentences(products, language, SPANISH)) {
          if (round == 0) {
            tally.truth(said, check(said.text(), said, tally));
          }
          for (Mutated mutated : mutations.of(said)) {
            tally.falsehood(mutated, check(mutated.text(), said, tally));
          }
        }
      }
    }
    return tally;
  }

  private static FactCheck.Result check(String text, Said said, Tally tally) {
    long before = System.nanoTime();
    long cpuBefore = CPU.getCurrentThreadCpuTime();
    FactCheck.Result result = FactCheck.check(text, said.product(), said.language());
    tally.cpu.add(CPU.getCurrentThreadCpuTime() - cpuBefore);
    tally.nanos.add(System.nanoTime() - before);
    return result;
  }

  /** Counts by wording, language and kind of falsehood, and the first examples of each failure. */
  private static final class Tally {
    private final Map<String, int[]> caught = new TreeMap<>();
    private final Map<String, int[]> alarms = new TreeMap<>();
    private final List<String> examples = new ArrayList<>();
    private final List<Long> nanos = new ArrayList<>();
    private final List<Long> cpu = new ArrayList<>();

    void truth(Said said, FactCheck.Result result) {
      count(alarms, group(said) + " " + said.kind(), result.flagged());
      if (result.flagged()) {
        examples.add("ALARM " + said.text() + " " + result.findings());
      }
    }

    void falsehood(Mutated mutated, FactCheck.Result result) {
      count(caught, group(mutated.origin()) + " " + mutated.what(), result.flagged());
      if (!result.flagged()) {
        examples.add(
            "MISSED " + mutated.what() + ": " + mutated.text() + " <- " + mutated.origin().text());
      }
    }

    private static String group(Said said) {
      return said.language().tag() + (said.heldOut() ? " held-out" : " tuned");
    }

    private static void count(Map<String, int[]> counts, String group, boolean hit) {
      int[] cell = counts.computeIfAbsent(group, _ -> new int[2]);
      cell[0] += hit ? 1 : 0;
      cell[1]++;
    }

    private static double share(Map<String, int[]> counts) {
      int hits = counts.values().stream().mapToInt(c -> c[0]).sum();
      return (double) hits / counts.values().stream().mapToInt(c -> c[1]).sum();
    }

    int mutated() {
      return caught.values().stream().mapToInt(c -> c[1]).sum();
    }

    double caught() {
      return share(caught);
    }

    double falseAlarms() {
      return share(alarms);
    }

    private static String times(List<Long> nanos) {
      long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
      return "p50 %d µs, p99 %d µs"
          .formatted(sorted[sorted.length / 2] / 1000, sorted[(int) (sorted.length * 0.99)] / 1000);
    }

    @Override
    public String toString() {
      var out = new StringBuilder();
      out.append(
          "%d false, %.4f caught; %d true, %.4f flagged"
              .formatted(
                  mutated(),
                  caught(),
                  alarms.values().stream().mapToInt(c -> c[1]).sum(),
                  falseAlarms()));
      out.append("; wall ").append(times(nanos)).append("; CPU ").append(times(cpu)).append('\n');
      caught.forEach((g, c) -> out.append("  caught  %-30s %s%n".formatted(g, Arrays.toString(c))));
      alarms.forEach((g, c) -> out.append("  flagged %-30s %s%n".formatted(g, Arrays.toString(c))));
      examples.stream().limit(60).forEach(e -> out.append("  ").append(e).append('\n'));
      return out.toString();
    }
  }
}
