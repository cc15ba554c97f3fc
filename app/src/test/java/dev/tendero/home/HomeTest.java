package dev.tendero.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
  @TempDir Path folder;

  @Test
  void existing_whereNoneIs_refusesAndMakesNothing() throws Exception {
    Path mistyped = folder.resolve("dtaa");

    assertThatThrownBy(() -> Home.existing(mistyped))
        .isInstanceOf(UnusableHome.class)
        .hasMessageContaining("there is no home in " + mistyped)
        .hasMessageContaining("--home");
    assertThatThrownBy(() -> Home.existing(folder)).isInstanceOf(UnusableHome.class);

    assertThat(mistyped).doesNotExist();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void existing_whereOneWasOpened_isThatOne() {
    Home home = Home.open(folder.resolve("data"));

    assertThat(Home.existing(folder.resolve("data"))).isEqualTo(home);
    assertThat(Files.isDirectory(home.keys())).isTrue();
  }
}
