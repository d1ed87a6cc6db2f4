package org.hansho.local.epoch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {
  private static final Schema NEWER =
      newest(new Schema.Step("notes", List.of("ALTER TABLE alerts ADD COLUMN note TEXT")));

  @TempDir private Path folder;

  @Test
  void aNewerProgramOpensAnOlderFolderAndKeepsWhatIsInIt() throws IOException {
    Path file = folder.resolve("epochs.db");
    try (EpochStore old = EpochStore.open(file, folder)) {
      old.commit(Epochs.withAlerts(1, List.of(Epochs.alert("a", 4))));
    }
    for (int opening = 0; opening < 2; opening++) {
      try (EpochStore newer = EpochStore.open(file, NEWER);
          EpochView view = EpochView.open(file)) {
        newer.commit(Epochs.withAlerts(2 + opening, List.of(Epochs.alert("b", 1))));
        assertThat(view.changedSince(0, 10)).extracting(StoredAlert::id).containsExactly("a", "b");
      }
    }
  }

  @Test
  void anOlderProgramRefusesANewerFolderByName() throws IOException {
    Path file = folder.resolve("epochs.db");
    EpochStore.open(file, NEWER).close();
    assertThatThrownBy(() -> EpochStore.open(file, folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(
            "epochs.db has schema version "
                + NEWER.steps().size()
                + ", this program reads versions up to "
                + Schema.NEWEST.steps().size());
  }

  @Test
  void aStepThatFailsLeavesTheOldVersion() throws IOException {
    Path file = folder.resolve("epochs.db");
    EpochStore.open(file, folder).close();
    Schema broken =
        newest(
            new Schema.Step("half", List.of("CREATE TABLE half (x INTEGER)", "CREATE NONSENSE")));
    assertThatThrownBy(() -> EpochStore.open(file, broken)).isInstanceOf(IOException.class);
    Schema mended = newest(new Schema.Step("half", List.of("CREATE TABLE half (x INTEGER)")));
    EpochStore.open(file, mended).close();
  }

  private static Schema newest(Schema.Step added) {
    List<Schema.Step> steps = new ArrayList<>(Schema.NEWEST.steps());
    steps.add(added);
    return new Schema(steps);
  }
}
