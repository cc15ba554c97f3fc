package dev.tendero.units;

/** What a unit measures. Quantities compare within one dimension only. */
public enum Dimension {
  LENGTH,
  MASS,
  POWER,
  APPARENT_POWER,
  VOLTAGE,
  CURRENT,
  CHARGE,
  FREQUENCY,
  INFORMATION,
  DATA_RATE,
  COUNT,
  SOUND_LEVEL,
  TEMPERATURE,
  DURATION,
  VOLUME,
  AREA,
  ANGLE,
  RATIO,
  RESOLUTION,
  PIXELS,
  GRAMMAGE,
  LUMINANCE,
  LUMINOUS_FLUX,
  PRINT_SPEED,
  ENERGY,
  ROTATION,
  RACK_HEIGHT,
  RESISTANCE,
  SHEETS
}
