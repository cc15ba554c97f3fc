package dev.tendero.app.catalog;

import static dev.tendero.app.catalog.SmallShop.feed;
import static dev.tendero.app.catalog.SmallShop.mouse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tendero.answer.Unavailable;
import dev.tendero.index.Hit;
import dev.tendero.index.ProductIndex.Change;
import dev.tendero.index.Search;
import dev.tendero.ingestion.ProductJson;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexFollowerTest {
  @TempDir Path home;

  private static List<String> mice(SmallShop shop) {
    try (var snapshot = shop.index.snapshot()) {
      return snapshot.search(Search.of("mouse", shop.encoder.embed("mouse"), 10)).stream()
          .map(Hit::id)
          .sorted()
          .toList();
    }
  }

  private static Change upsert(String row) {
    return new Change.Upsert(ProductJson.product(row), List.of(), 1);
  }

  @Test
  void load_returned_everyLaterSnapshotHasIt() {
    try (var shop = new SmallShop(home)) {
      for (int i = 1; i <= 5; i++) {
        shop.loading.run(feed(mouse("m" + i, "19.95", i)));
        assertThat(mice(shop)).hasSize(i).contains("m" + i);
      }
    }
  }

  @Test
  void load_diskFull_failsClearlyAndGoesOnWhenThereIsSpace() {
    try (var shop = new SmallShop(home)) {
      shop.loading.run(feed(mouse("m1", "19.95", 1)));

      shop.full.set(true);
      for (int attempt = 0; attempt < 3; attempt++) {
        String row = mouse("m2", "2" + attempt + ".00", 1);
        assertThatThrownBy(() -> shop.loading.run(feed(row)))
            .isInstanceOf(Unavailable.class)
            .hasMessage("the search index is unavailable")
            .rootCause()
            .hasMessage("No space left on device");
        assertThat(shop.follower.isBehind()).isTrue();
        assertThat(mice(shop)).containsExactly("m1");
      }

      shop.full.set(false);
      shop.follower.catchUp();
      assertThat(mice(shop)).containsExactly("m1", "m2");
      assertThat(shop.follower.isBehind()).isFalse();
      assertThat(shop.follower.followed()).isEqualTo(shop.tables.lastChange());
      shop.loading.run(feed(mouse("m3", "19.95", 1)));
      assertThat(mice(shop)).containsExactly("m1", "m2", "m3");
    }
  }

  /** What a reader has seen does not disappear while lost changes are taken up again. */
  @Test
  void snapshots_whileTheWriterIsReopened_goOnShowingWhatTheyShowed() {
    try (var shop = new SmallShop(home)) {
      shop.index.apply(upsert(mouse("m1", "19.95", 1)));
      shop.index.refresh();
      shop.change(mouse("m1", "19.95", 1), mouse("m2", "19.95", 1));
      shop.index.apply(upsert(mouse("m2", "19.95", 1)));
      shop.full.set(true);
      assertThatThrownBy(() -> shop.index.commit(2)).hasRootCauseMessage("No space left on device");
      assertThat(shop.index.isOpen()).isFalse();

      shop.full.set(false);
      shop.index.reopen();

      assertThat(shop.index.isOpen()).isTrue();
      assertThat(shop.index.sequence()).isZero();
      assertThat(mice(shop)).containsExactly("m1");
      shop.follower.catchUp();
      assertThat(mice(shop)).containsExactly("m1", "m2");
    }
  }
}
