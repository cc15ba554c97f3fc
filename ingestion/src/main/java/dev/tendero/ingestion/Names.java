package dev.tendero.ingestion;

import java.util.Locale;
import java.util.Map;

/** The names of attributes for readers, made from a feed's keys. */
final class Names {
  private static final Map<String, String> ABBREVIATIONS =
      Map.ofEntries(
          abbreviation("AC"),
          abbreviation("ADF"),
          abbreviation("AWG"),
          abbreviation("CAS"),
          abbreviation("CPU"),
          abbreviation("DC"),
          abbreviation("DVI"),
          abbreviation("DVD"),
          abbreviation("ECC"),
          abbreviation("EAN"),
          abbreviation("GPS"),
          abbreviation("GTIN"),
          abbreviation("HD"),
          abbreviation("HDD"),
          abbreviation("HDMI"),
          abbreviation("HP"),
          abbreviation("ISO"),
          abbreviation("LAN"),
          abbreviation("LCD"),
          abbreviation("LED"),
          abbreviation("MTBF"),
          abbreviation("NFC"),
          abbreviation("OEM"),
          abbreviation("OS"),
          abbreviation("PCI"),
          abbreviation("PC"),
          abbreviation("PDU"),
          abbreviation("RAM"),
          abbreviation("RGB"),
          abbreviation("RMS"),
          abbreviation("SATA"),
          abbreviation("SD"),
          abbreviation("SIM"),
          abbreviation("SSD"),
          abbreviation("TDP"),
          abbreviation("TV"),
          abbreviation("UPC"),
          abbreviation("UPS"),
          abbreviation("USB"),
          abbreviation("VESA"),
          abbreviation("VGA"),
          abbreviation("WLAN"),
          Map.entry("intel", "Intel"),
          Map.entry("wi", "Wi"),
          Map.entry("bluetooth", "Bluetooth"),
          Map.entry("ethernet", "Ethernet"));

  private Names() {}

  /**
   * "cable_length" is "Cable length", "operating_temperature__t_t_" is "Operating temperature (t
   * t)", "usb_2_0_ports" is "USB 2.0 ports". What is no key of that form is a name already. The
   * name always has the same {@link dev.tendero.catalog.Attribute#key(String) key}.
   */
  static String of(String key) {
    if (!key.matches("[a-z0-9_]*[a-z0-9][a-z0-9_]*")) {
      return key;
    }
    String spaced =
        key.replaceAll("(?<![0-9])([0-9])_([0-9])(?![0-9])", "$1.$2")
            .replaceAll("___+", "_/_")
            .replaceFirst("__(.+?)(__|_$)", "_($1)_")
            .replaceAll("_+", " ")
            .strip();
    var name = new StringBuilder(spaced.length());
    for (String word : spaced.split(" ")) {
      boolean bracket = word.startsWith("(");
      String bare = word.replaceAll("[()]", "");
      String known = ABBREVIATIONS.get(bare);
      String written = known == null ? word : word.replace(bare, known);
      if (name.isEmpty() && !bracket) {
        written = Character.toUpperCase(written.charAt(0)) + written.substring(1);
      }
      name.append(name.isEmpty() ? "" : " ").append(written);
    }
    return name.toString();
  }

  private static Map.Entry<String, String> abbreviation(String letters) {
    return Map.entry(letters.toLowerCase(Locale.ROOT), letters);
  }
}
