package org.hansho.local.epoch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretSeedTest {
  @TempDir private Path folder;

  private EpochStore open(String name) throws IOException {
    return EpochStore.open(folder.resolve(name), folder);
  }

  private void change(String sql) throws SQLException {
    try (Connection connection = Connections.writing(folder.resolve("epochs.db"))) {
      Connections.run(connection, sql);
    }
  }

  @Test
  void aSeedIsMadeWithTheDatabaseAndKept() throws IOException {
    byte[] seed;
    try (EpochStore store = open("epochs.db")) {
      seed = store.seed();
      store.commit(Epochs.empty(1));
    }
    try (EpochStore store = open("epochs.db");
        EpochStore other = open("other.db")) {
      assertThat(store.seed()).isEqualTo(seed).hasSize(16);
      assertThat(other.seed()).isNotEqualTo(seed);
    }
  }

  @Test
  void aDatabaseFromBeforeTheFirstReleaseIsRefusedWithWhatToDo() throws Exception {
    try (EpochStore store = open("epochs.db")) {
      store.commit(Epochs.empty(1));
    }
    change("DELETE FROM secret_seed");
    assertThatThrownBy(() -> open("epochs.db"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("epochs.db has no secret seed")
        .hasMessageContaining("Move the folder away, start with an empty one");
  }

  @Test
  void aDamagedSeedIsRefusedWithoutBeingShown() throws Exception {
    open("epochs.db").close();
    change("UPDATE secret_seed SET seed = x'4142434445464748494a4b4c4d4e4f50'");
    assertThatThrownBy(() -> open("epochs.db"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("table secret_seed, seed: the checksum is wrong")
        .hasMessageNotContaining("ABCDEFGH")
        .hasMessageNotContaining("4142434445464748");
  }
}
