package dev.tendero.units;

import java.math.BigDecimal;

/**
 * The units that the catalogue and its readers use. One unit of each dimension has factor 1: the
 * canonical one, in which amounts are compared and indexed.
 */
public enum Unit {
  MILLIMETRE("mm", Dimension.LENGTH, "0.001"),
  CENTIMETRE("cm", Dimension.LENGTH, "0.01"),
  METRE("m", Dimension.LENGTH, "1"),
  KILOMETRE("km", Dimension.LENGTH, "1000"),
  INCH("in", Dimension.LENGTH, "0.0254"),
  FOOT("ft", Dimension.LENGTH, "0.3048"),
  MILLIGRAM("mg", Dimension.MASS, "0.000001"),
  GRAM("g", Dimension.MASS, "0.001"),
  KILOGRAM("kg", Dimension.MASS, "1"),
  POUND("lb", Dimension.MASS, "0.45359237"),
  OUNCE("oz", Dimension.MASS, "0.028349523125"),
  MILLIWATT("mW", Dimension.POWER, "0.001"),
  WATT("W", Dimension.POWER, "1"),
  KILOWATT("kW", Dimension.POWER, "1000"),
  VOLT_AMPERE("VA", Dimension.APPARENT_POWER, "1"),
  KILOVOLT_AMPERE("kVA", Dimension.APPARENT_POWER, "1000"),
  MILLIVOLT("mV", Dimension.VOLTAGE, "0.001"),
  VOLT("V", Dimension.VOLTAGE, "1"),
  MILLIAMPERE("mA", Dimension.CURRENT, "0.001"),
  AMPERE("A", Dimension.CURRENT, "1"),
  MILLIAMPERE_HOUR("mAh", Dimension.CHARGE, "0.001"),
  AMPERE_HOUR("Ah", Dimension.CHARGE, "1"),
  HERTZ("Hz", Dimension.FREQUENCY, "1"),
  KILOHERTZ("kHz", Dimension.FREQUENCY, "1000"),
  MEGAHERTZ("MHz", Dimension.FREQUENCY, "1000000"),
  GIGAHERTZ("GHz", Dimension.FREQUENCY, "1000000000"),
  BYTE("B", Dimension.INFORMATION, "1"),
  /**
   * Powers of 1024, as memory and file sizes are sold; drives sold in powers of 1000 stay within
   * rounding of their own unit.
   */
  KILOBYTE("KB", Dimension.INFORMATION, "1024"),
  MEGABYTE("MB", Dimension.INFORMATION, "1048576"),
  GIGABYTE("GB", Dimension.INFORMATION, "1073741824"),
  TERABYTE("TB", Dimension.INFORMATION, "1099511627776"),
  KILOBIT_PER_SECOND("kbit/s", Dimension.DATA_RATE, "1000"),
  MEGABIT_PER_SECOND("Mbit/s", Dimension.DATA_RATE, "1000000"),
  GIGABIT_PER_SECOND("Gbit/s", Dimension.DATA_RATE, "1000000000"),
  MEGABYTE_PER_SECOND("MB/s", Dimension.DATA_RATE, "8000000"),
  GIGABYTE_PER_SECOND("GB/s", Dimension.DATA_RATE, "8000000000"),
  COUNT("pc", Dimension.COUNT, "1"),
  SHEET("sheets", Dimension.SHEETS, "1"),
  DECIBEL("dB", Dimension.SOUND_LEVEL, "1"),
  CELSIUS("°C", Dimension.TEMPERATURE, "1"),
  MILLISECOND("ms", Dimension.DURATION, "0.001"),
  SECOND("s", Dimension.DURATION, "1"),
  MINUTE("min", Dimension.DURATION, "60"),
  HOUR("h", Dimension.DURATION, "3600"),
  DAY("d", Dimension.DURATION, "86400"),
  MONTH("months", Dimension.DURATION, "2629746"),
  YEAR("years", Dimension.DURATION, "31556952"),
  MILLILITRE("ml", Dimension.VOLUME, "0.001"),
  LITRE("l", Dimension.VOLUME, "1"),
  SQUARE_METRE("m²", Dimension.AREA, "1"),
  DEGREE("°", Dimension.ANGLE, "1"),
  PERCENT("%", Dimension.RATIO, "1"),
  DOTS_PER_INCH("dpi", Dimension.RESOLUTION, "1"),
  PIXEL("px", Dimension.PIXELS, "1"),
  MEGAPIXEL("MP", Dimension.PIXELS, "1000000"),
  GRAM_PER_SQUARE_METRE("g/m²", Dimension.GRAMMAGE, "1"),
  CANDELA_PER_SQUARE_METRE("cd/m²", Dimension.LUMINANCE, "1"),
  LUMEN("lm", Dimension.LUMINOUS_FLUX, "1"),
  PAGES_PER_MINUTE("ppm", Dimension.PRINT_SPEED, "1"),
  WATT_HOUR("Wh", Dimension.ENERGY, "1"),
  KILOWATT_HOUR("kWh", Dimension.ENERGY, "1000"),
  REVOLUTIONS_PER_MINUTE("rpm", Dimension.ROTATION, "1"),
  RACK_UNIT("U", Dimension.RACK_HEIGHT, "1"),
  OHM("Ω", Dimension.RESISTANCE, "1");

  private final String symbol;
  private final Dimension dimension;
  private final BigDecimal factor;

  Unit(String symbol, Dimension dimension, String factor) {
    this.symbol = symbol;
    this.dimension = dimension;
    this.factor = new BigDecimal(factor);
  }

  /** As it stands in the product format and behind a number. */
  public String symbol() {
    return symbol;
  }

  public Dimension dimension() {
    return dimension;
  }

  /** Canonical units in one of this. */
  public BigDecimal factor() {
    return factor;
  }
}
