package dev.tendero.app;

import io.quarkus.runtime.annotations.QuarkusMain;

@QuarkusMain
public final class Main {
  private Main() {}

  public static void main(String... args) {}
}
