package org.hansho.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.junit.jupiter.api.Test;

class RecordCountTest {
  private static final int FIRST = RecordCount.COUNTERS_OF_A_GROUP;
  private static final int SECOND = 2 * RecordCount.COUNTERS_OF_A_GROUP;

  private record Added(int counter, long records) {}

  private static RecordCount counted(List<Added> all) {
    RecordCount count = new RecordCount();
    all.forEach(one -> count.add(one.counter(), one.records()));
    return count;
  }

  @Test
  void ofDocumentsThatSeeTheSameRecordsTheGreatestCountIsTaken() {
    RecordCount count =
        counted(List.of(new Added(FIRST, 500), new Added(FIRST + 2, 480), new Added(FIRST, 20)));
    assertThat(count.total()).isEqualTo(520);
    assertThat(count.repeated()).isEqualTo(480);
  }

  @Test
  void whatSeesOtherRecordsIsAddedToIt() {
    RecordCount count =
        counted(
            List.of(
                new Added(RecordCount.ALONE, 3),
                new Added(FIRST, 10),
                new Added(FIRST + 1, 12),
                new Added(SECOND, 100)));
    assertThat(count.total()).isEqualTo(115);
  }

  @Test
  void neitherOrderNorPartsNorSavingChangeACount() {
    Random random = new Random(11);
    List<Added> all = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      int counter =
          random.nextInt(4) == 0
              ? RecordCount.ALONE
              : (1 + random.nextInt(3)) * RecordCount.COUNTERS_OF_A_GROUP + random.nextInt(4);
      all.add(new Added(counter, random.nextInt(50)));
    }
    long expected = counted(all).total();
    Collections.shuffle(all, random);
    RecordCount parts = counted(all.subList(0, 70));
    StateWriter out = new StateWriter();
    parts.write(out);
    RecordCount goesOn = RecordCount.read(parts.alone(), new StateReader(out.toBytes()));
    goesOn.merge(counted(all.subList(70, all.size())));
    assertThat(goesOn.total()).isEqualTo(expected);
  }

  @Test
  void aCountThatWasSavedBeforeDocumentsCountedByThemselvesGoesOn() {
    RecordCount count = RecordCount.read(41, new StateReader(new byte[0]));
    count.add(FIRST, 1);
    assertThat(count.total()).isEqualTo(42);
  }
}
